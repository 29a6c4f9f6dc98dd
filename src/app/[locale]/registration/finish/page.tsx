import { FlowPage } from "#components/flow-page.tsx";
import { Form } from "#components/form.tsx";
import { Notice } from "#components/notice.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { fill } from "#lib/i18n/catalogue.ts";
import { timeInWords } from "#lib/i18n/dates.ts";
import { registrationWords } from "#lib/i18n/messages/registration/words.ts";
import { timeLimitOf } from "../../../time-limit.ts";
import { finishAction, moreTimeAction } from "../actions.ts";
import { readRegistrationAt } from "../queries.ts";
import { titled } from "../title.ts";

export const generateMetadata = titled((words) => words.finish.title);

/** The number is proved and a registry does not answer: nothing is lost, and it can be tried again. */
export default async function FinishPage() {
  const view = await readRegistrationAt("number_proved");
  const { locale, expiresAt } = view;
  const words = registrationWords(locale).finish;
  return (
    <FlowPage
      help={words.help}
      limit={timeLimitOf(view, moreTimeAction)}
      locale={locale}
      step={{ current: 4, total: 4 }}
      title={words.title}
    >
      <Notice role="status" tone="warning">
        <p>{words.waiting}</p>
        <p>{fill(words.until, { time: timeInWords(expiresAt, locale) })}</p>
      </Notice>
      <Form action={finishAction}>
        <SubmitButton>{words.retry}</SubmitButton>
      </Form>
    </FlowPage>
  );
}
