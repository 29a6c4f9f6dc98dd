import { ButtonLink } from "#components/button-link.tsx";
import { FlowPage } from "#components/flow-page.tsx";
import { Form } from "#components/form.tsx";
import { Notice } from "#components/notice.tsx";
import { SelectField } from "#components/select-field.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { SummaryList } from "#components/summary-list.tsx";
import { TextField } from "#components/text-field.tsx";
import { STATED_REASONS } from "#lib/domain/service-desk/fields.ts";
import { checkApprover, type Officer } from "#lib/domain/service-desk/officer.ts";
import { fill } from "#lib/i18n/catalogue.ts";
import { momentInWords } from "#lib/i18n/dates.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { serviceDeskWords } from "#lib/i18n/messages/service-desk/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import { portal } from "#lib/portal.ts";
import { findPersonAction, signOutOfficerAction } from "./actions.ts";
import { approvalsPath } from "./paths.ts";

type DeskHomeProps = { readonly locale: Locale; readonly officer: Officer };

/** Who is signed in, finding one person by id with a reason, and what waits. */
export function DeskHome({ locale, officer }: DeskHomeProps) {
  const words = serviceDeskWords(locale);
  const rows = [
    { term: words.officer, value: officer.name },
    { term: words.desk, value: officer.desk },
  ];
  return (
    <FlowPage locale={locale} title={words.title}>
      <SummaryList locale={locale} rows={rows} />
      <Probation locale={locale} officer={officer} />
      <ButtonLink href={approvalsPath(locale)} tone="secondary">
        {words.approvals}
      </ButtonLink>
      <section aria-labelledby="find" className="grid gap-4">
        <h2 id="find">{words.findHeading}</h2>
        <p>{words.findHelp}</p>
        <FindForm locale={locale} />
      </section>
      <Form action={signOutOfficerAction} id="sign-out">
        <SubmitButton tone="secondary">{vocabulary(locale).signOut}</SubmitButton>
      </Form>
    </FlowPage>
  );
}

function Probation({ locale, officer }: DeskHomeProps) {
  const approver = checkApprover(officer, portal().ports.clock.now());
  if (approver.ok || approver.refusal.code !== "officer_too_new") return null;
  const moment = momentInWords(approver.refusal.until, locale);
  return (
    <Notice tone="info">
      <p>{fill(serviceDeskWords(locale).until, { moment })}</p>
    </Notice>
  );
}

function FindForm({ locale }: { readonly locale: Locale }) {
  const words = serviceDeskWords(locale);
  const common = vocabulary(locale);
  const reasons = STATED_REASONS.map((value) => ({ value, label: words.reasons[value] }));
  const labels = { nationalId: common.nationalId, reason: words.reason, note: words.note };
  return (
    <Form action={findPersonAction} labels={labels}>
      <TextField inputMode="numeric" label={common.nationalId} name="nationalId" script="latin" />
      <SelectField
        label={words.reason}
        name="reason"
        options={[{ value: "", label: words.chooseReason }, ...reasons]}
      />
      <TextField help={words.noteHelp} label={words.note} name="note" />
      <SubmitButton>{words.find}</SubmitButton>
    </Form>
  );
}
