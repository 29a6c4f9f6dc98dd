import { Form } from "#components/form.tsx";
import { HiddenField } from "#components/hidden-field.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { SummaryList } from "#components/summary-list.tsx";
import type { Instant } from "#lib/domain/result.ts";
import { DESK_CODE_LIFETIME_MS, type DeskCode } from "#lib/domain/service-desk/desk-code.ts";
import { fill } from "#lib/i18n/catalogue.ts";
import { timeInWords } from "#lib/i18n/dates.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { serviceDeskWords } from "#lib/i18n/messages/service-desk/words.ts";
import type { OfficerSession } from "#lib/ports/officer-session-store.ts";
import { decideCodeAction } from "../../code-actions.ts";
import { Masked } from "./person-rows.tsx";

type CodeSectionProps = {
  readonly locale: Locale;
  readonly look: string;
  readonly session: OfficerSession;
  readonly code: DeskCode | null;
  readonly now: Instant;
};

/** The account's live code: what it is for, and approving it where it is another desk's, or withdrawing it. */
export function CodeSection({ locale, look, session, code }: CodeSectionProps) {
  if (code === null) return null;
  const words = serviceDeskWords(locale);
  const { progress, issuer } = code;
  const time = timeInWords(code.issuedAt + DESK_CODE_LIFETIME_MS, locale);
  const isApproved = progress.state === "approved";
  const mayApprove = progress.state === "issued" && issuer.desk !== session.officer.desk;
  const rows = [
    { term: words.codeFor, value: words.wishes[code.scope.kind] },
    { term: words.codeNumber, value: <Masked number={code.number} /> },
  ];
  return (
    <section aria-labelledby="code" className="grid gap-4">
      <h2 id="code">{words.codeHeading}</h2>
      <p>
        {isApproved
          ? fill(words.codeApproved, { desk: progress.by.desk, time })
          : fill(words.codeWaiting, { desk: issuer.desk, time })}
      </p>
      <SummaryList locale={locale} rows={rows} />
      {mayApprove ? <p>{words.approveHelp}</p> : null}
      <Form action={decideCodeAction} id="decide">
        <HiddenField name="lookId" value={look} />
        <HiddenField name="codeId" value={code.id} />
        {mayApprove ? <SubmitButton intent="approve">{words.approve}</SubmitButton> : null}
        <SubmitButton intent="withdraw" tone="secondary">
          {words.withdraw}
        </SubmitButton>
      </Form>
    </section>
  );
}
