import { FlowPage } from "#components/flow-page.tsx";
import { Form } from "#components/form.tsx";
import { Ltr } from "#components/ltr.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { SummaryList, type SummaryRow } from "#components/summary-list.tsx";
import { challengeOf } from "#lib/domain/challenge.ts";
import { showMobile } from "#lib/domain/mobile-number.ts";
import { guessesLeft } from "#lib/domain/one-time-code.ts";
import type { RegistrationAt } from "#lib/domain/registration/state.ts";
import { fill } from "#lib/i18n/catalogue.ts";
import { dateInWords, instantOfDate } from "#lib/i18n/dates.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { registrationWords } from "#lib/i18n/messages/registration/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import { timeLimitOf } from "../../../time-limit.ts";
import { confirmAnswersAction, moreTimeAction } from "../actions.ts";
import { NoTriesLeft } from "../no-tries-left.tsx";
import { pagePath } from "../paths.ts";
import { readRegistrationAt } from "../queries.ts";
import { titled } from "../title.ts";

export const generateMetadata = titled((words) => words.review.title);

type Reviewed = RegistrationAt<"details_given" | "code_sent">;

/** Every answer, each with a way to correct it; "Next" sends the activation code. */
export default async function ReviewPage() {
  const view = await readRegistrationAt("details_given", "code_sent");
  const { locale, state } = view;
  const words = registrationWords(locale).review;
  const sent = challengeOf(state.challenges, state.identity.mobile);
  const noTries = sent !== null && guessesLeft(sent.code) === 0;
  return (
    <FlowPage
      back={pagePath(locale, "details")}
      help={words.help}
      limit={timeLimitOf(view, moreTimeAction)}
      locale={locale}
      step={{ current: 3, total: 4 }}
      title={words.title}
    >
      <SummaryList locale={locale} rows={rowsOf(locale, state)} />
      {noTries ? (
        <NoTriesLeft locale={locale} />
      ) : (
        <Form action={confirmAnswersAction}>
          <p>{words.nextSends}</p>
          <SubmitButton>{vocabulary(locale).next}</SubmitButton>
        </Form>
      )}
    </FlowPage>
  );
}

function rowsOf(locale: Locale, { identity, details }: Reviewed): readonly SummaryRow[] {
  const common = vocabulary(locale);
  const words = registrationWords(locale).review;
  const languages = { ar: common.arabic, en: common.english };
  const agreed = fill(words.agreed, { date: dateInWords(instantOfDate(details.terms.version), locale) });
  const change = pagePath(locale, "identity");
  const changeDetails = pagePath(locale, "details");
  return [
    { term: common.nationalId, value: <Ltr>{identity.nationalId}</Ltr>, change },
    { term: common.mobile, value: <Ltr>{showMobile(identity.mobile)}</Ltr>, change },
    { term: common.email, value: <Ltr>{identity.email}</Ltr>, change },
    { term: common.username, value: <Ltr>{details.username}</Ltr>, change: changeDetails },
    { term: common.password, value: words.password, change: changeDetails },
    { term: common.preferredLanguage, value: languages[details.language], change: changeDetails },
    { term: words.termsRow, value: agreed },
  ];
}
