import { ChoiceCards } from "#components/choice-cards.tsx";
import { FlowPage } from "#components/flow-page.tsx";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import { registrationWords } from "#lib/i18n/messages/registration/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import { absherPath } from "./paths.ts";
import { titled } from "./title.ts";

export const generateMetadata = titled((words) => words.start.title);

/** "Absher individuals": the first choice, as the mission tells it. */
export default async function RegistrationPage() {
  const locale = await currentLocale();
  const words = registrationWords(locale).start;
  const absher = {
    title: vocabulary(locale).absherIndividuals,
    description: words.absherAbout,
    icon: "account",
    way: { href: absherPath(locale) },
  } as const;
  return (
    <FlowPage back={`/${locale}`} help={words.help} locale={locale} title={words.title}>
      <ChoiceCards choices={[absher]} id="portal" />
      <a className="button button-quiet" href={`/${locale}/account`}>
        {words.haveAccount}
      </a>
    </FlowPage>
  );
}
