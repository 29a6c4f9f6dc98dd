import { ChoiceCards } from "#components/choice-cards.tsx";
import { FlowPage } from "#components/flow-page.tsx";
import { fill } from "#lib/i18n/catalogue.ts";
import { mobileChangeWords } from "#lib/i18n/messages/mobile-change/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import { moreTimeAction } from "../../../../mobile-change/actions.ts";
import { changePath } from "../../../../mobile-change/paths.ts";
import { readChangeAt, readStanding } from "../../../../mobile-change/queries.ts";
import { StandingNotice } from "../../../../mobile-change/standing-notice.tsx";
import { titled } from "../../../../mobile-change/title.ts";
import { timeLimitOf } from "../../../../time-limit.ts";

export const generateMetadata = titled((words) => words.services.title);

/** After the sign-in of the Absher route: on to Self-services, or why the number cannot be changed now. */
export default async function WelcomePage() {
  const view = await readChangeAt("absher", "authenticated");
  const { locale, route, state } = view;
  const { account, barred } = await readStanding(state.applicant);
  const words = mobileChangeWords(locale).welcome;
  const services = {
    title: vocabulary(locale).selfServices,
    description: words.servicesAbout,
    icon: "document",
    way: { href: changePath(locale, route, "self-services") },
  } as const;
  return (
    <FlowPage
      help={words.help}
      limit={timeLimitOf(view, moreTimeAction.bind(null, route))}
      locale={locale}
      title={fill(words.title, { name: account.identity.name[locale].first })}
    >
      {barred === null ? (
        <ChoiceCards choices={[services]} id="service" />
      ) : (
        <StandingNotice barred={barred} locale={locale} />
      )}
    </FlowPage>
  );
}
