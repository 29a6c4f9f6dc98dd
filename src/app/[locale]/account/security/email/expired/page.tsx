import type { Metadata } from "next";
import { ButtonLink } from "#components/button-link.tsx";
import { FlowPage } from "#components/flow-page.tsx";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import { credentialsWords } from "#lib/i18n/messages/credentials/words.ts";
import { emailPath } from "../paths.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: credentialsWords(await currentLocale()).expiredTitle };
}

/** The time is over: nothing was changed, and one may begin anew. */
export default async function EmailExpiredPage() {
  const locale = await currentLocale();
  const words = credentialsWords(locale);
  return (
    <FlowPage help={words.expired} locale={locale} title={words.expiredTitle}>
      <ButtonLink href={emailPath(locale, "begin")}>{words.startAgain}</ButtonLink>
    </FlowPage>
  );
}
