import type { Metadata } from "next";
import { ChoiceCards } from "#components/choice-cards.tsx";
import { FlowPage } from "#components/flow-page.tsx";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { recoveryWords } from "#lib/i18n/messages/recovery/words.ts";
import { CaseNumberForm } from "./case/case-number-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: recoveryWords(await currentLocale()).title };
}

export default async function RecoveryPage() {
  const locale = await currentLocale();
  const words = recoveryWords(locale);
  return (
    <FlowPage help={words.help} locale={locale} title={words.title}>
      <section aria-labelledby="question">
        <h2 className="mb-3" id="question">
          {words.question}
        </h2>
        <ChoiceCards choices={ways(locale)} id="way" />
      </section>
      <section aria-labelledby="prepare">
        <h2 id="prepare">{words.prepareHeading}</h2>
        <ul className="mt-2 list-disc ps-6">
          {words.prepare.map((thing) => (
            <li key={thing}>{thing}</li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="case">
        <h2 className="mb-3" id="case">
          {words.caseHeading}
        </h2>
        <CaseNumberForm locale={locale} typed={null} />
      </section>
    </FlowPage>
  );
}

function ways(locale: Locale) {
  const words = recoveryWords(locale);
  return [
    {
      title: words.passwordTitle,
      description: words.passwordAbout,
      icon: "key",
      way: { href: `/${locale}/recovery/mobile` },
    },
    { title: words.simTitle, description: words.simAbout, icon: "sim", way: { href: `/${locale}/account/mobile` } },
    { title: words.freezeTitle, description: words.freezeAbout, icon: "freeze", way: { href: `/${locale}/freeze` } },
    {
      title: words.newAccountTitle,
      description: words.newAccountAbout,
      icon: "register",
      way: { href: `/${locale}/registration` },
    },
  ] as const;
}
