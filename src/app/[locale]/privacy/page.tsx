import type { Metadata } from "next";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import { privacyWords } from "#lib/i18n/messages/privacy/words.ts";
import { LongDocumentPage } from "../../long-document.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: privacyWords(await currentLocale()).title };
}

export default async function PrivacyPage() {
  const locale = await currentLocale();
  return <LongDocumentPage locale={locale} text={privacyWords(locale)} />;
}
