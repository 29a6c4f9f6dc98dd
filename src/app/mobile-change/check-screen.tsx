import { FlowPage } from "#components/flow-page.tsx";
import { Form } from "#components/form.tsx";
import { Notice } from "#components/notice.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { fill } from "#lib/i18n/catalogue.ts";
import { timeInWords } from "#lib/i18n/dates.ts";
import { mobileChangeWords } from "#lib/i18n/messages/mobile-change/words.ts";
import { timeLimitOf } from "../time-limit.ts";
import { moreTimeAction, tryAgainAction } from "./actions.ts";
import type { ChangeRoute } from "./paths.ts";
import { readChangeAt, readStanding } from "./queries.ts";
import { StandingNotice } from "./standing-notice.tsx";
import { StartAgain } from "./start-again.tsx";
import { stepOf } from "./steps.ts";

/** The number is proved and the change cannot go on yet: the operators are silent, or the account is barred. */
export async function CheckScreen({ route }: { readonly route: ChangeRoute }) {
  const view = await readChangeAt(route, "number_proved", "email_proved");
  const { locale, state, expiresAt } = view;
  const { barred } = await readStanding(state.applicant);
  const words = mobileChangeWords(locale).check;
  if (barred !== null) {
    return (
      <FlowPage locale={locale} title={words.title}>
        <StandingNotice barred={barred} locale={locale} />
      </FlowPage>
    );
  }
  return (
    <FlowPage
      help={words.help}
      limit={timeLimitOf(view, moreTimeAction.bind(null, route))}
      locale={locale}
      step={stepOf(route, "code")}
      title={words.title}
    >
      <Notice role="status" tone="warning">
        <p>{words.waiting}</p>
        <p>{fill(words.until, { time: timeInWords(expiresAt, locale) })}</p>
      </Notice>
      <Form action={tryAgainAction.bind(null, route)}>
        <SubmitButton>{words.retry}</SubmitButton>
      </Form>
      <StartAgain locale={locale} route={route} tone="secondary" />
    </FlowPage>
  );
}
