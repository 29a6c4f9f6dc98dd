import type { Metadata } from "next";
import { ButtonLink } from "#components/button-link.tsx";
import { FlowPage } from "#components/flow-page.tsx";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import { freezeWords } from "#lib/i18n/messages/freeze/words.ts";
import { freezePath } from "../paths.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: freezeWords(await currentLocale()).expiredTitle };
}

/** The time is over: nothing was frozen, and one may begin anew. */
export default async function FreezeExpiredPage() {
  const locale = await currentLocale();
  const words = freezeWords(locale);
  return (
    <FlowPage help={words.expired} locale={locale} title={words.expiredTitle}>
      <ButtonLink href={freezePath(locale, "start")}>{words.startAgain}</ButtonLink>
    </FlowPage>
  );
}
