import type { Metadata } from "next";
import { ButtonLink } from "#components/button-link.tsx";
import { FlowPage } from "#components/flow-page.tsx";
import { Notice } from "#components/notice.tsx";
import { isGuarded } from "#lib/domain/account/account.ts";
import type { ChangeCase } from "#lib/domain/mobile-change/change-case.ts";
import { fill } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import { momentInWords } from "#lib/i18n/dates.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { credentialsWords } from "#lib/i18n/messages/credentials/words.ts";
import { mobileChangeWords } from "#lib/i18n/messages/mobile-change/words.ts";
import { portal } from "#lib/portal.ts";
import { CaseFacts } from "../../../../../mobile-change/case-facts.tsx";
import { CaseTimeline } from "../../../../../mobile-change/case-timeline.tsx";
import { casePath } from "../../../../../mobile-change/paths.ts";
import { readEmailChangeAt } from "../queries.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: credentialsWords(await currentLocale()).email.doneTitle };
}

/** The e-mail is proved, and what follows from it; with its case, where it took another one's place. */
export default async function EmailDonePage() {
  const { locale, account, state, now } = await readEmailChangeAt("email_changed");
  const { caseNumber } = state;
  const change = caseNumber === null ? null : await portal().ports.mobileChanges.findCase(caseNumber);
  const words = credentialsWords(locale);
  const until = isGuarded(account, now) ? account.guardedUntil : null;
  const isWaiting = change !== null && change.progress.state === "contested";
  return (
    <FlowPage locale={locale} title={words.email.doneTitle}>
      <Notice role="status" tone={isWaiting ? "info" : "success"}>
        <p>{isWaiting ? words.email.waits : words.email.done}</p>
      </Notice>
      {change === null ? null : <Case change={change} locale={locale} now={now} />}
      {until === null ? null : (
        <Notice tone="info">
          <p>{fill(words.password.guardedUntil, { time: momentInWords(until, locale) })}</p>
        </Notice>
      )}
      <div className="actions">
        <ButtonLink href={`/${locale}/account`}>{words.toAccount}</ButtonLink>
        {change === null ? null : (
          <ButtonLink href={casePath(locale, change.number)} tone="secondary">
            {mobileChangeWords(locale).done.follow}
          </ButtonLink>
        )}
      </div>
    </FlowPage>
  );
}

type CaseProps = { readonly locale: Locale; readonly change: ChangeCase; readonly now: number };

/** The case's number and state, and until when it can be undone or until when it waits. */
function Case({ locale, change, now }: CaseProps) {
  const { progress } = change;
  const words = credentialsWords(locale).email;
  return (
    <>
      <CaseFacts change={change} locale={locale} />
      {progress.state === "completed" ? (
        <p>{fill(words.undoable, { time: momentInWords(progress.undoUntil, locale) })}</p>
      ) : (
        <CaseTimeline locale={locale} now={now} progress={progress} />
      )}
    </>
  );
}
