import { CodeField } from "#components/code-field.tsx";
import { Countdown } from "#components/countdown.tsx";
import { Form } from "#components/form.tsx";
import { ResendButton } from "#components/resend-button.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { CODE_GUESSES, CODE_RESEND_AFTER_MS, guessesLeft, type OneTimeCode } from "#lib/domain/one-time-code.ts";
import type { FormAction } from "#lib/http/form-state.ts";
import { fill } from "#lib/i18n/catalogue.ts";
import { timeInWords } from "#lib/i18n/dates.ts";
import { mobileChangeWords } from "#lib/i18n/messages/mobile-change/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import { resendCodeAction } from "./actions.ts";
import type { ChangeView } from "./queries.ts";

type CodeFormsProps = {
  readonly view: ChangeView;
  readonly code: OneTimeCode;
  readonly action: FormAction;
  /** What to do when the code does not come. */
  readonly notArriving: readonly string[];
};

/** The field for a code, the time it has left, a new one for the asking, and help. */
export function CodeForms({ view, code, action, notArriving }: CodeFormsProps) {
  const { locale, route, now } = view;
  const common = vocabulary(locale);
  const words = mobileChangeWords(locale).code;
  const left = guessesLeft(code);
  const help = left < CODE_GUESSES ? { help: fill(words.triesLeft, { count: left }) } : {};
  return (
    <>
      <Form action={action} id="enter-code">
        <CodeField label={common.verificationCode} name="code" {...help} />
        <Countdown
          deadline={{ until: code.expiresAt, now }}
          over={words.over}
          until={fill(words.validUntil, { time: timeInWords(code.expiresAt, locale) })}
        />
        <SubmitButton>{common.next}</SubmitButton>
      </Form>
      <Form action={resendCodeAction.bind(null, route)} id="resend">
        <ResendButton allowed={{ until: code.sentAt + CODE_RESEND_AFTER_MS, now }} />
      </Form>
      <details className="details">
        <summary>{words.notArriving}</summary>
        <ul>
          {notArriving.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p>
          <a href={`/${locale}/recovery`}>{common.lostPhone}</a>
        </p>
      </details>
    </>
  );
}
