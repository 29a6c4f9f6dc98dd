import type { Metadata } from "next";
import { ButtonLink } from "#components/button-link.tsx";
import { FlowPage } from "#components/flow-page.tsx";
import { Notice } from "#components/notice.tsx";
import { isGuarded } from "#lib/domain/account/account.ts";
import { fill } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import { momentInWords } from "#lib/i18n/dates.ts";
import { credentialsWords } from "#lib/i18n/messages/credentials/words.ts";
import { readEmailChangeAt } from "../queries.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: credentialsWords(await currentLocale()).email.doneTitle };
}

/** The e-mail is proved, and what follows from it. */
export default async function EmailDonePage() {
  const { locale, account, now } = await readEmailChangeAt("email_changed");
  const words = credentialsWords(locale);
  const until = isGuarded(account, now) ? account.guardedUntil : null;
  return (
    <FlowPage locale={locale} title={words.email.doneTitle}>
      <Notice role="status" tone="success">
        <p>{words.email.done}</p>
      </Notice>
      {until === null ? null : (
        <Notice tone="info">
          <p>{fill(words.password.guardedUntil, { time: momentInWords(until, locale) })}</p>
        </Notice>
      )}
      <ButtonLink href={`/${locale}/account`}>{words.toAccount}</ButtonLink>
    </FlowPage>
  );
}
