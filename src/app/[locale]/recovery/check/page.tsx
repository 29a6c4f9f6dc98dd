import { FlowPage } from "#components/flow-page.tsx";
import { Form } from "#components/form.tsx";
import { Notice } from "#components/notice.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { fill } from "#lib/i18n/catalogue.ts";
import { timeInWords } from "#lib/i18n/dates.ts";
import { recoveryWords } from "#lib/i18n/messages/recovery/words.ts";
import { timeLimitOf } from "../../../time-limit.ts";
import { moreTimeAction, tryAgainAction } from "../actions.ts";
import { readRecoveryAt } from "../queries.ts";
import { titled } from "../title.ts";

export const generateMetadata = titled((words) => words.check.title);

/** The number is proved and the operators are silent: nothing is lost, and one may ask again. */
export default async function CheckPage() {
  const view = await readRecoveryAt("number_proved");
  const { locale, expiresAt } = view;
  const words = recoveryWords(locale).check;
  return (
    <FlowPage help={words.help} limit={timeLimitOf(view, moreTimeAction)} locale={locale} title={words.title}>
      <Notice role="status" tone="warning">
        <p>{words.waiting}</p>
        <p>{fill(words.until, { time: timeInWords(expiresAt, locale) })}</p>
      </Notice>
      <Form action={tryAgainAction}>
        <SubmitButton>{words.retry}</SubmitButton>
      </Form>
    </FlowPage>
  );
}
