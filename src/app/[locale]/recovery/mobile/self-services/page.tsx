import { ChoiceCards } from "#components/choice-cards.tsx";
import { FlowPage } from "#components/flow-page.tsx";
import { mobileChangeWords } from "#lib/i18n/messages/mobile-change/words.ts";
import { moreTimeAction } from "../../../../mobile-change/actions.ts";
import { changePath } from "../../../../mobile-change/paths.ts";
import { readChangeAt } from "../../../../mobile-change/queries.ts";
import { selfServices } from "../../../../mobile-change/self-services.ts";
import { titled } from "../../../../mobile-change/title.ts";
import { timeLimitOf } from "../../../../time-limit.ts";

export const generateMetadata = titled((words) => words.services.title);

/** The services of the Absher route. */
export default async function SelfServicesPage() {
  const view = await readChangeAt("absher", "authenticated", "number_given");
  const { locale, route } = view;
  const words = mobileChangeWords(locale).services;
  return (
    <FlowPage
      back={changePath(locale, route, "welcome")}
      help={words.help}
      limit={timeLimitOf(view, moreTimeAction.bind(null, route))}
      locale={locale}
      title={words.title}
    >
      <ChoiceCards choices={selfServices(locale, route)} id="service" />
    </FlowPage>
  );
}
