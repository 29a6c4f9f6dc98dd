import { Ltr } from "#components/ltr.tsx";
import type { SummaryRow } from "#components/summary-list.tsx";
import { showMobile } from "#lib/domain/mobile-number.ts";
import type { RegistrationAt } from "#lib/domain/registration/state.ts";
import { fill } from "#lib/i18n/catalogue.ts";
import { dateInWords, instantOfDate } from "#lib/i18n/dates.ts";
import { registrationWords } from "#lib/i18n/messages/registration/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import { ANSWERS_PAGE, pagePath } from "./paths.ts";
import type { RegistrationView } from "./queries.ts";

type Reviewed = RegistrationView<RegistrationAt<"details_given" | "code_sent">>;

/** Every answer, each with a way to correct it; what Absher said cannot be corrected here. */
export function reviewRows({ locale, route, state }: Reviewed): readonly SummaryRow[] {
  const common = vocabulary(locale);
  const words = registrationWords(locale).review;
  const { absher, identity, details } = state;
  const change = pagePath(locale, route, ANSWERS_PAGE[route]);
  const changeDetails = pagePath(locale, route, "details");
  const agreed = fill(words.agreed, { date: dateInWords(instantOfDate(details.terms.version), locale) });
  const languages = { ar: common.arabic, en: common.english };
  const email = identity.email === null ? words.noEmail : <Ltr>{identity.email}</Ltr>;
  return [
    { term: common.nationalId, value: <Ltr>{identity.nationalId}</Ltr>, ...(absher === null ? { change } : {}) },
    { term: common.mobile, value: <Ltr>{showMobile(identity.mobile)}</Ltr>, change },
    ...(identity.fullName === null ? [] : [{ term: common.fullName, value: identity.fullName, change }]),
    { term: common.email, value: email, change },
    {
      term: common.username,
      value: <Ltr>{details.username}</Ltr>,
      ...(absher === null || absher.username === null ? { change: changeDetails } : {}),
    },
    { term: common.password, value: words.password, change: changeDetails },
    { term: common.preferredLanguage, value: languages[details.language], change: changeDetails },
    { term: words.termsRow, value: agreed },
  ];
}
