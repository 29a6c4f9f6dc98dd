import { FlowPage } from "#components/flow-page.tsx";
import { Form } from "#components/form.tsx";
import { Notice } from "#components/notice.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { fill } from "#lib/i18n/catalogue.ts";
import { timeInWords } from "#lib/i18n/dates.ts";
import { registrationWords } from "#lib/i18n/messages/registration/words.ts";
import { timeLimitOf } from "../../time-limit.ts";
import type { RegistrationRoute } from "./paths.ts";
import { readRegistrationAt } from "./queries.ts";
import { finishAction, moreTimeAction } from "./shared-actions.ts";
import { stepOf } from "./steps.ts";

/** The number is proved and a registry does not answer: nothing is lost, and it can be tried again. */
export async function FinishScreen({ route }: { readonly route: RegistrationRoute }) {
  const view = await readRegistrationAt(route, "number_proved");
  const { locale, expiresAt } = view;
  const words = registrationWords(locale).finish;
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
      <Form action={finishAction.bind(null, route)}>
        <SubmitButton>{words.retry}</SubmitButton>
      </Form>
    </FlowPage>
  );
}
