import { CodeField } from "#components/code-field.tsx";
import { Countdown } from "#components/countdown.tsx";
import { Form } from "#components/form.tsx";
import { Notice } from "#components/notice.tsx";
import { ResendButton } from "#components/resend-button.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { CODE_GUESSES, CODE_RESEND_AFTER_MS, guessesLeft, type OneTimeCode } from "#lib/domain/one-time-code.ts";
import type { Instant } from "#lib/domain/result.ts";
import type { FormAction } from "#lib/http/form-state.ts";
import { fill } from "#lib/i18n/catalogue.ts";
import { timeInWords } from "#lib/i18n/dates.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { mobileChangeWords } from "#lib/i18n/messages/mobile-change/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";

type CodeFormsProps = {
  readonly view: { readonly locale: Locale; readonly now: Instant };
  readonly code: OneTimeCode;
  readonly enter: FormAction;
  readonly resend: FormAction;
  readonly notArriving: readonly string[];
};

/** The field for a code, the time it has left, a new one for the asking, and help; or that no tries are left. */
export function OneTimeCodeForms({ view, code, enter, resend, notArriving }: CodeFormsProps) {
  const { locale, now } = view;
  const common = vocabulary(locale);
  const words = mobileChangeWords(locale).code;
  const left = guessesLeft(code);
  if (left === 0) return <Notice role="alert" title={words.noTriesTitle} tone="danger" />;
  const help = left < CODE_GUESSES ? { help: fill(words.triesLeft, { count: left }) } : {};
  return (
    <>
      <Form action={enter} id="enter-code">
        <CodeField label={common.verificationCode} name="code" {...help} />
        <Countdown
          deadline={{ until: code.expiresAt, now }}
          over={words.over}
          until={fill(words.validUntil, { time: timeInWords(code.expiresAt, locale) })}
        />
        <SubmitButton>{common.confirm}</SubmitButton>
      </Form>
      <Form action={resend} id="resend">
        <ResendButton allowed={{ until: code.sentAt + CODE_RESEND_AFTER_MS, now }} />
      </Form>
      <details className="details">
        <summary>{words.notArriving}</summary>
        <ul>
          {notArriving.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </details>
    </>
  );
}
