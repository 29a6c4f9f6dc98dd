import { FlowPage } from "#components/flow-page.tsx";
import { mobileChangeWords } from "#lib/i18n/messages/mobile-change/words.ts";
import { moreTimeAction } from "../../../../mobile-change/actions.ts";
import { NumberForm } from "../../../../mobile-change/number-form.tsx";
import { changePath } from "../../../../mobile-change/paths.ts";
import { readChangeAt, readStanding } from "../../../../mobile-change/queries.ts";
import { StandingNotice } from "../../../../mobile-change/standing-notice.tsx";
import { stepOf } from "../../../../mobile-change/steps.ts";
import { titled } from "../../../../mobile-change/title.ts";
import { timeLimitOf } from "../../../../time-limit.ts";

export const generateMetadata = titled((words) => words.number.title);

/** The new number on the Absher route; also where it is corrected. Nothing of the number on file is shown. */
export default async function NumberPage() {
  const view = await readChangeAt("absher", "authenticated", "number_given", "code_sent", "number_refused");
  const { locale, route, state } = view;
  const { barred } = await readStanding(state.applicant);
  const words = mobileChangeWords(locale).number;
  return (
    <FlowPage
      back={changePath(locale, route, "self-services")}
      help={words.help}
      locale={locale}
      step={stepOf(route, "number")}
      title={words.title}
      {...(barred === null ? { limit: timeLimitOf(view, moreTimeAction.bind(null, route)) } : {})}
    >
      {barred === null ? (
        <NumberForm given={state.step === "authenticated" ? null : state.wish} locale={locale} route={route} />
      ) : (
        <StandingNotice barred={barred} locale={locale} />
      )}
    </FlowPage>
  );
}
