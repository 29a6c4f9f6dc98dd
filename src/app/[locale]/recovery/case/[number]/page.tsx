import type { Metadata } from "next";
import { ButtonLink } from "#components/button-link.tsx";
import { FlowPage } from "#components/flow-page.tsx";
import { Notice } from "#components/notice.tsx";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { caseWords } from "#lib/i18n/messages/case/words.ts";
import { portal } from "#lib/portal.ts";
import { CaseFacts } from "../../../../mobile-change/case-facts.tsx";
import { CaseTimeline } from "../../../../mobile-change/case-timeline.tsx";

const CASE_NUMBER = /^NF-[0-9A-Z]{4}-[0-9A-Z]{4}$/;

export async function generateMetadata(): Promise<Metadata> {
  return { title: caseWords(await currentLocale()).title, robots: { index: false } };
}

/** The public page of a case: its state and times, and nothing about whose it is. */
export default async function CasePage({ params }: { readonly params: Promise<{ number: string }> }) {
  const locale = await currentLocale();
  const { number } = await params;
  const { mobileChanges, clock } = portal().ports;
  const change = CASE_NUMBER.test(number) ? await mobileChanges.findCase(number) : null;
  if (change === null) return <MissingCase locale={locale} />;
  const words = caseWords(locale);
  return (
    <FlowPage back={`/${locale}/recovery`} help={words.help} locale={locale} title={words.title}>
      <CaseFacts change={change} locale={locale} />
      <CaseTimeline locale={locale} now={clock.now()} progress={change.progress} />
      {change.progress.state === "cancelled" ? null : (
        <Notice title={words.notYouTitle} tone="warning">
          <p>{words.notYou}</p>
          <p>
            <a href={`/${locale}/freeze`}>{words.toFreeze}</a>
          </p>
        </Notice>
      )}
    </FlowPage>
  );
}

function MissingCase({ locale }: { readonly locale: Locale }) {
  const words = caseWords(locale);
  return (
    <FlowPage back={`/${locale}/recovery`} help={words.missing} locale={locale} title={words.missingTitle}>
      <ButtonLink href={`/${locale}/recovery/case`}>{words.another}</ButtonLink>
    </FlowPage>
  );
}
