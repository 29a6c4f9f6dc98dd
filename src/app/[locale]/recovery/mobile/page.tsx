import { ChoiceCards } from "#components/choice-cards.tsx";
import { FlowPage } from "#components/flow-page.tsx";
import { Form } from "#components/form.tsx";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import { mobileChangeWords } from "#lib/i18n/messages/mobile-change/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import { startAbsherAction } from "../../../mobile-change/actions.ts";
import { titled } from "../../../mobile-change/title.ts";

export const generateMetadata = titled((words) => words.start.title);

/** The Absher route for who has lost the SIM: what will happen, and "Absher individuals". */
export default async function MobileRecoveryPage() {
  const locale = await currentLocale();
  const words = mobileChangeWords(locale).start;
  const absher = {
    title: vocabulary(locale).absherIndividuals,
    description: words.absherAbout,
    icon: "account",
    way: { submit: { name: "intent", value: "absher" } },
  } as const;
  return (
    <FlowPage back={`/${locale}/recovery`} help={words.help} locale={locale} title={words.title}>
      <Form action={startAbsherAction}>
        <ChoiceCards choices={[absher]} id="portal" />
      </Form>
      <section aria-labelledby="next">
        <h2 id="next">{words.nextHeading}</h2>
        <ol className="mt-2 list-decimal ps-6">
          {words.next.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
      </section>
      <a className="button button-quiet" href={`/${locale}/recovery`}>
        {words.otherWays}
      </a>
    </FlowPage>
  );
}
