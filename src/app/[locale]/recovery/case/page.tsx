import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { FlowPage } from "#components/flow-page.tsx";
import { foldGrouped } from "#lib/domain/digits.ts";
import { fill } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import { componentWords } from "#lib/i18n/messages/components/words.ts";
import { recoveryWords } from "#lib/i18n/messages/recovery/words.ts";
import { CaseNumberForm } from "./case-number-form.tsx";

const TYPED_MAXIMUM = 64;

/** What was typed, cut to a length that can be shown again; `null` before anything was. */
async function typedIn({ searchParams }: CasePageProps): Promise<string | null> {
  const { number } = await searchParams;
  return typeof number === "string" ? number.slice(0, TYPED_MAXIMUM) : null;
}

export async function generateMetadata(props: CasePageProps): Promise<Metadata> {
  const locale = await currentLocale();
  const title = recoveryWords(locale).caseTitle;
  return { title: (await typedIn(props)) === null ? title : fill(componentWords(locale).errorInTitle, { title }) };
}

type CasePageProps = { readonly searchParams: Promise<{ readonly number?: string | string[] }> };

/** Leads a typed case number to its page. */
export default async function CaseNumberPage(props: CasePageProps) {
  const locale = await currentLocale();
  const typed = await typedIn(props);
  const canonical = canonicalCaseNumber(typed ?? "");
  if (canonical !== null) redirect(`/${locale}/recovery/case/${canonical}`);
  const words = recoveryWords(locale);
  return (
    <FlowPage back={`/${locale}/recovery`} locale={locale} title={words.caseTitle}>
      <CaseNumberForm locale={locale} typed={typed} />
    </FlowPage>
  );
}

/** `nf7k3m2q9x` and the like as `NF-7K3M-2Q9X`; `null` when it cannot be a case number. */
function canonicalCaseNumber(typed: string): string | null {
  const parts = /^NF([0-9A-Z]{4})([0-9A-Z]{4})$/.exec(foldGrouped(typed).toUpperCase());
  return parts === null ? null : `NF-${parts[1]}-${parts[2]}`;
}
