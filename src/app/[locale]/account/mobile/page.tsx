import { FlowPage } from "#components/flow-page.tsx";
import { Ltr } from "#components/ltr.tsx";
import type { TimeLimitProps } from "#components/time-limit.tsx";
import type { Wish } from "#lib/domain/mobile-change/state.ts";
import { maskMobile } from "#lib/domain/mobile-mask.ts";
import { isMobileNumber } from "#lib/domain/mobile-number.ts";
import { loadChange } from "#lib/flows/mobile-change/load-change.ts";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { mobileChangeWords } from "#lib/i18n/messages/mobile-change/words.ts";
import { portal } from "#lib/portal.ts";
import { requireFreshAccount } from "#lib/session/require-account.ts";
import { moreTimeAction } from "../../../mobile-change/actions.ts";
import { NumberForm } from "../../../mobile-change/number-form.tsx";
import { changeStartPath } from "../../../mobile-change/paths.ts";
import { ownFlow, readStanding } from "../../../mobile-change/queries.ts";
import { StandingNotice } from "../../../mobile-change/standing-notice.tsx";
import { stepOf } from "../../../mobile-change/steps.ts";
import { titled } from "../../../mobile-change/title.ts";
import { timeLimitOf } from "../../../time-limit.ts";

export const generateMetadata = titled((words) => words.number.title);

/** Country code and new number on the signed-in route, after a fresh sign-in; also where they are corrected. */
export default async function MobilePage() {
  const locale = await currentLocale();
  const before = await changeBefore(locale);
  const given = before?.wish ?? null;
  const { account } = await requireFreshAccount(locale, changeStartPath(locale, "signed_in"), maxAge(given));
  const { barred } = await readStanding(account.id);
  const words = mobileChangeWords(locale).number;
  const { number, usable } = account.mobile;
  return (
    <FlowPage
      back={`/${locale}/account/self-services`}
      help={words.help}
      locale={locale}
      step={stepOf("signed_in", "number")}
      title={words.title}
      {...(before === null ? {} : { limit: before.limit })}
    >
      {usable && isMobileNumber(number) ? (
        <p>
          {words.current} <Ltr>{maskMobile(number)}</Ltr>
        </p>
      ) : null}
      {barred === null ? (
        <NumberForm given={given} locale={locale} route="signed_in" />
      ) : (
        <StandingNotice barred={barred} locale={locale} />
      )}
    </FlowPage>
  );
}

/** Who corrects a number within a flow has shown everything for it; who begins one signs in afresh. */
const maxAge = (given: Wish | null): number => (given === null ? 5 * 60 : 60 * 60);

/** What this browser's change holds so far and how long it still takes, if it is one that takes a number. */
async function changeBefore(locale: Locale): Promise<{ readonly wish: Wish; readonly limit: TimeLimitProps } | null> {
  const own = await ownFlow(locale, "signed_in");
  const loaded = own === null ? null : await loadChange(portal().ports, own);
  if (loaded?.ok !== true) return null;
  const { state, ...times } = loaded.value;
  const isOpen = state.step === "number_given" || state.step === "code_sent" || state.step === "number_refused";
  if (!isOpen) return null;
  const now = portal().ports.clock.now();
  return { wish: state.wish, limit: timeLimitOf({ ...times, locale, now }, moreTimeAction.bind(null, "signed_in")) };
}
