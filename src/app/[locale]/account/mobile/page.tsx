import { FlowPage } from "#components/flow-page.tsx";
import { Ltr } from "#components/ltr.tsx";
import { maskMobile } from "#lib/domain/mobile-mask.ts";
import { isMobileNumber } from "#lib/domain/mobile-number.ts";
import { mobileChangeWords } from "#lib/i18n/messages/mobile-change/words.ts";
import { moreTimeAction } from "../../../mobile-change/actions.ts";
import { NumberForm } from "../../../mobile-change/number-form.tsx";
import { readChangeAt, readStanding } from "../../../mobile-change/queries.ts";
import { StandingNotice } from "../../../mobile-change/standing-notice.tsx";
import { stepOf } from "../../../mobile-change/steps.ts";
import { titled } from "../../../mobile-change/title.ts";
import { timeLimitOf } from "../../../time-limit.ts";

export const generateMetadata = titled((words) => words.number.title);

/** Country code and new number on the signed-in route, in a change that a fresh sign-in began; also where they are corrected. */
export default async function MobilePage() {
  const view = await readChangeAt("signed_in", "authenticated", "number_given", "code_sent", "number_refused");
  const { locale, route, state } = view;
  const { account, barred } = await readStanding(state.applicant);
  const words = mobileChangeWords(locale).number;
  const { number, usable } = account.mobile;
  return (
    <FlowPage
      back={`/${locale}/account/self-services`}
      help={words.help}
      locale={locale}
      step={stepOf(route, "number")}
      title={words.title}
      {...(barred === null ? { limit: timeLimitOf(view, moreTimeAction.bind(null, route)) } : {})}
    >
      {usable && isMobileNumber(number) ? (
        <p>
          {words.current} <Ltr>{maskMobile(number)}</Ltr>
        </p>
      ) : null}
      {barred === null ? (
        <NumberForm given={state.step === "authenticated" ? null : state.wish} locale={locale} route={route} />
      ) : (
        <StandingNotice barred={barred} locale={locale} />
      )}
    </FlowPage>
  );
}
