import { CodeField } from "#components/code-field.tsx";
import { Countdown } from "#components/countdown.tsx";
import { FlowPage } from "#components/flow-page.tsx";
import { Form } from "#components/form.tsx";
import { Ltr } from "#components/ltr.tsx";
import { ResendButton } from "#components/resend-button.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { challengeOf } from "#lib/domain/challenge.ts";
import { maskMobile } from "#lib/domain/mobile-mask.ts";
import { CODE_GUESSES, CODE_RESEND_AFTER_MS, guessesLeft, type OneTimeCode } from "#lib/domain/one-time-code.ts";
import type { Instant } from "#lib/domain/result.ts";
import { fill } from "#lib/i18n/catalogue.ts";
import { timeInWords } from "#lib/i18n/dates.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { registrationWords } from "#lib/i18n/messages/registration/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import { timeLimitOf } from "../../../time-limit.ts";
import { enterCodeAction, moreTimeAction, resendCodeAction } from "../actions.ts";
import { NoTriesLeft } from "../no-tries-left.tsx";
import { pagePath } from "../paths.ts";
import { readRegistrationAt } from "../queries.ts";
import { titled } from "../title.ts";

export const generateMetadata = titled((words) => words.code.title);

/** The activation code, and what to do when it does not come. */
export default async function CodePage() {
  const view = await readRegistrationAt("code_sent");
  const { locale, state, now } = view;
  const words = registrationWords(locale).code;
  const code = challengeOf(state.challenges, state.identity.mobile)?.code;
  if (code === undefined) throw new Error("a registration that waits for a code has sent one");
  const help = (
    <p>
      {words.sentTo} <Ltr>{maskMobile(state.identity.mobile)}</Ltr>.{" "}
      <a href={pagePath(locale, "identity")}>{words.notYours}</a>
    </p>
  );
  return (
    <FlowPage
      back={pagePath(locale, "review")}
      help={help}
      limit={timeLimitOf(view, moreTimeAction)}
      locale={locale}
      step={{ current: 4, total: 4 }}
      title={words.title}
    >
      {guessesLeft(code) === 0 ? <NoTriesLeft locale={locale} /> : <CodeForms code={code} locale={locale} now={now} />}
    </FlowPage>
  );
}

type CodeFormsProps = { readonly locale: Locale; readonly code: OneTimeCode; readonly now: Instant };

function CodeForms({ locale, code, now }: CodeFormsProps) {
  const common = vocabulary(locale);
  const words = registrationWords(locale).code;
  const left = guessesLeft(code);
  const help = left < CODE_GUESSES ? { help: fill(words.triesLeft, { count: left }) } : {};
  return (
    <>
      <Form action={enterCodeAction} id="enter-code">
        <CodeField label={common.activationCode} name="code" {...help} />
        <Countdown
          deadline={{ until: code.expiresAt, now }}
          over={words.over}
          until={fill(words.validUntil, { time: timeInWords(code.expiresAt, locale) })}
        />
        <SubmitButton>{common.confirm}</SubmitButton>
      </Form>
      <Form action={resendCodeAction} id="resend">
        <ResendButton allowed={{ until: code.sentAt + CODE_RESEND_AFTER_MS, now }} />
      </Form>
      <details className="details">
        <summary>{words.notArriving}</summary>
        <ul className="mt-2 list-disc ps-6">
          {words.notArrivingHelp.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </details>
      <a className="button button-quiet" href={`/${locale}/recovery`}>
        {common.lostPhone}
      </a>
    </>
  );
}
