import { FlowPage } from "#components/flow-page.tsx";
import { Form } from "#components/form.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { SummaryList } from "#components/summary-list.tsx";
import { challengeOf } from "#lib/domain/challenge.ts";
import { guessesLeft } from "#lib/domain/one-time-code.ts";
import { registrationWords } from "#lib/i18n/messages/registration/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import { timeLimitOf } from "../../time-limit.ts";
import { NoTriesLeft } from "./no-tries-left.tsx";
import { pagePath, type RegistrationRoute } from "./paths.ts";
import { readRegistrationAt } from "./queries.ts";
import { reviewRows } from "./review-rows.tsx";
import { confirmAnswersAction, moreTimeAction } from "./shared-actions.ts";
import { stepOf } from "./steps.ts";

/** Every answer, each with a way to correct it; "Next" sends the activation code. */
export async function ReviewScreen({ route }: { readonly route: RegistrationRoute }) {
  const view = await readRegistrationAt(route, "details_given", "code_sent");
  const { locale, state } = view;
  const common = vocabulary(locale);
  const words = registrationWords(locale).review;
  const sent = challengeOf(state.challenges, state.identity.mobile);
  const noTries = sent !== null && guessesLeft(sent.code) === 0;
  return (
    <FlowPage
      back={pagePath(locale, route, "details")}
      help={words.help}
      limit={timeLimitOf(view, moreTimeAction.bind(null, route))}
      locale={locale}
      step={stepOf(route, "review")}
      title={words.title}
    >
      <SummaryList locale={locale} rows={reviewRows(view)} />
      {noTries ? (
        <NoTriesLeft locale={locale} route={route} />
      ) : (
        <Form action={confirmAnswersAction.bind(null, route)}>
          <p>{route === "national_file" ? words.completeSends : words.nextSends}</p>
          <SubmitButton>{route === "national_file" ? common.completeRegistration : common.next}</SubmitButton>
        </Form>
      )}
    </FlowPage>
  );
}
