import { CheckCards } from "#components/check-cards.tsx";
import { ChoiceCards } from "#components/choice-cards.tsx";
import { FlowPage } from "#components/flow-page.tsx";
import { Form } from "#components/form.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { recoveryWords } from "#lib/i18n/messages/recovery/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import { beginAction } from "./actions.ts";
import { belongingCards } from "./belonging-cards.ts";
import { CaseNumberForm } from "./case/case-number-form.tsx";
import { aimPath } from "./paths.ts";
import { titled } from "./title.ts";

export const generateMetadata = titled((words) => words.title);

/** "What do you still have?" comes first: nobody is asked for what they lost. Below, the other situations and the way to a case. */
export default async function RecoveryPage() {
  const locale = await currentLocale();
  const words = recoveryWords(locale);
  return (
    <FlowPage help={words.help} locale={locale} title={words.title}>
      <Form action={beginAction} id="belongings">
        <CheckCards cards={belongingCards(locale)} help={words.questionHelp} legend={words.question} />
        <SubmitButton>{vocabulary(locale).next}</SubmitButton>
      </Form>
      <section aria-labelledby="other">
        <h2 className="mb-3" id="other">
          {words.otherHeading}
        </h2>
        <ChoiceCards choices={otherWays(locale)} id="way" />
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

function otherWays(locale: Locale) {
  const words = recoveryWords(locale);
  return [
    {
      title: vocabulary(locale).forgotPassword,
      description: words.forgottenAbout,
      icon: "key",
      way: { href: aimPath(locale, { kind: "forgotten_password" }) },
    },
    {
      title: words.absherTitle,
      description: words.absherAbout,
      icon: "key",
      way: { href: `/${locale}/recovery/mobile` },
    },
    {
      title: vocabulary(locale).forgotUsername,
      description: words.usernameAbout,
      icon: "account",
      way: { href: `/${locale}/recovery/username` },
    },
    { title: words.freezeTitle, description: words.freezeAbout, icon: "freeze", way: { href: `/${locale}/freeze` } },
    {
      title: words.newAccountTitle,
      description: words.newAccountAbout,
      icon: "register",
      way: { href: `/${locale}/registration` },
    },
  ] as const;
}
