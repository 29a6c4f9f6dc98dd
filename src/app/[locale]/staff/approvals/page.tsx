import type { Metadata } from "next";
import { FlowPage } from "#components/flow-page.tsx";
import { Form } from "#components/form.tsx";
import { HiddenField } from "#components/hidden-field.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { DESK_CODE_LIFETIME_MS, type DeskCode } from "#lib/domain/service-desk/desk-code.ts";
import type { Officer } from "#lib/domain/service-desk/officer.ts";
import { loadWaiting } from "#lib/flows/service-desk/load-waiting.ts";
import { fill } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import { timeInWords } from "#lib/i18n/dates.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { serviceDeskWords } from "#lib/i18n/messages/service-desk/words.ts";
import { portal } from "#lib/portal.ts";
import { requireOfficer } from "#lib/session/officer-session.ts";
import { admitOfficerAction, openWaitingCodeAction } from "../code-actions.ts";
import { staffPath } from "../paths.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: serviceDeskWords(await currentLocale()).approvalsTitle };
}

/** The codes of other desks and the new officers that wait for this officer's desk. Nobody's data stands here. */
export default async function ApprovalsPage() {
  const locale = await currentLocale();
  const session = await requireOfficer(locale);
  const { codes, officers } = await loadWaiting(portal().ports, session);
  const words = serviceDeskWords(locale);
  return (
    <FlowPage back={staffPath(locale)} help={words.approvalsHelp} locale={locale} title={words.approvalsTitle}>
      <section aria-labelledby="codes" className="grid gap-4">
        <h2 id="codes">{words.codesHeading}</h2>
        {codes.length === 0 ? <p>{words.noCodes}</p> : null}
        {codes.map((code) => (
          <WaitingCode code={code} key={code.id} locale={locale} />
        ))}
      </section>
      <section aria-labelledby="officers" className="grid gap-4">
        <h2 id="officers">{words.officersHeading}</h2>
        <p>{officers.length === 0 ? words.noOfficers : words.admitHelp}</p>
        {officers.map((officer) => (
          <WaitingOfficer key={officer.id} locale={locale} officer={officer} />
        ))}
      </section>
    </FlowPage>
  );
}

function WaitingCode({ locale, code }: { readonly locale: Locale; readonly code: DeskCode }) {
  const words = serviceDeskWords(locale);
  const time = timeInWords(code.issuedAt + DESK_CODE_LIFETIME_MS, locale);
  return (
    <Form action={openWaitingCodeAction} id={`code-${code.id}`}>
      <HiddenField name="codeId" value={code.id} />
      <p>{fill(words.codeOf, { desk: code.issuer.desk, time })}</p>
      <SubmitButton tone="secondary">{words.open}</SubmitButton>
    </Form>
  );
}

function WaitingOfficer({ locale, officer }: { readonly locale: Locale; readonly officer: Officer }) {
  const words = serviceDeskWords(locale);
  const { id, name, desk } = officer;
  return (
    <Form action={admitOfficerAction} id={`officer-${id}`}>
      <HiddenField name="officerId" value={id} />
      <p>{fill(words.officerOf, { name, desk })}</p>
      <SubmitButton tone="secondary">{fill(words.admit, { name })}</SubmitButton>
    </Form>
  );
}
