import type { Metadata } from "next";
import { ButtonLink } from "#components/button-link.tsx";
import { FlowPage } from "#components/flow-page.tsx";
import { Notice } from "#components/notice.tsx";
import { isGuarded } from "#lib/domain/account/account.ts";
import { fill } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import { momentInWords } from "#lib/i18n/dates.ts";
import { credentialsWords } from "#lib/i18n/messages/credentials/words.ts";
import { portal } from "#lib/portal.ts";
import { readDonePasswordChange } from "../queries.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: credentialsWords(await currentLocale()).password.doneTitle };
}

/** The password has changed, and what follows from it. */
export default async function PasswordDonePage() {
  const { locale, account } = await readDonePasswordChange();
  const all = credentialsWords(locale);
  const until = isGuarded(account, portal().ports.clock.now()) ? account.guardedUntil : null;
  return (
    <FlowPage locale={locale} title={all.password.doneTitle}>
      <Notice role="status" tone="success">
        <p>{all.password.done}</p>
      </Notice>
      {until === null ? null : (
        <Notice tone="info">
          <p>{fill(all.password.guardedUntil, { time: momentInWords(until, locale) })}</p>
        </Notice>
      )}
      <ButtonLink href={`/${locale}/account`}>{all.toAccount}</ButtonLink>
    </FlowPage>
  );
}
