import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { FlowPage } from "#components/flow-page.tsx";
import { foldGrouped } from "#lib/domain/digits.ts";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import { recoveryWords } from "#lib/i18n/messages/recovery/words.ts";
import { CaseNumberForm } from "./case-number-form.tsx";

const TYPED_MAXIMUM = 64;

export async function generateMetadata(): Promise<Metadata> {
  return { title: recoveryWords(await currentLocale()).caseTitle };
}

type CasePageProps = { readonly searchParams: Promise<{ readonly number?: string | string[] }> };

/** Leads a typed case number to its page. */
export default async function CaseNumberPage({ searchParams }: CasePageProps) {
  const locale = await currentLocale();
  const { number } = await searchParams;
  const typed = typeof number === "string" ? number.slice(0, TYPED_MAXIMUM) : null;
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
