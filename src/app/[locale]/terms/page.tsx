import type { Metadata } from "next";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import { termsWords } from "#lib/i18n/messages/terms/words.ts";
import { LongDocumentPage } from "../../long-document.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: termsWords(await currentLocale()).title };
}

export default async function TermsPage() {
  const locale = await currentLocale();
  return <LongDocumentPage locale={locale} text={termsWords(locale)} />;
}
