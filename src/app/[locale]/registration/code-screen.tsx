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
import { fill } from "#lib/i18n/catalogue.ts";
import { timeInWords } from "#lib/i18n/dates.ts";
import { registrationWords } from "#lib/i18n/messages/registration/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import { timeLimitOf } from "../../time-limit.ts";
import { NoTriesLeft } from "./no-tries-left.tsx";
import { ANSWERS_PAGE, pagePath, type RegistrationRoute } from "./paths.ts";
import { type RegistrationView, readRegistrationAt } from "./queries.ts";
import { enterCodeAction, moreTimeAction, resendCodeAction } from "./shared-actions.ts";
import { stepOf } from "./steps.ts";

/** The activation code, and what to do when it does not come. */
export async function CodeScreen({ route }: { readonly route: RegistrationRoute }) {
  const view = await readRegistrationAt(route, "code_sent");
  const { locale, state } = view;
  const words = registrationWords(locale).code;
  const code = challengeOf(state.challenges, state.identity.mobile)?.code;
  if (code === undefined) throw new Error("a registration that waits for a code has sent one");
  const help = (
    <p>
      {words.sentTo} <Ltr>{maskMobile(state.identity.mobile)}</Ltr>.{" "}
      <a href={pagePath(locale, route, ANSWERS_PAGE[route])}>{words.notYours}</a>
    </p>
  );
  return (
    <FlowPage
      back={pagePath(locale, route, "review")}
      help={help}
      limit={timeLimitOf(view, moreTimeAction.bind(null, route))}
      locale={locale}
      step={stepOf(route, "code")}
      title={words.title}
    >
      {guessesLeft(code) === 0 ? <NoTriesLeft locale={locale} route={route} /> : <CodeForms code={code} view={view} />}
    </FlowPage>
  );
}

type CodeFormsProps = { readonly view: RegistrationView; readonly code: OneTimeCode };

function CodeForms({ view: { locale, route, now }, code }: CodeFormsProps) {
  const common = vocabulary(locale);
  const words = registrationWords(locale).code;
  const left = guessesLeft(code);
  const help = left < CODE_GUESSES ? { help: fill(words.triesLeft, { count: left }) } : {};
  return (
    <>
      <Form action={enterCodeAction.bind(null, route)} id="enter-code">
        <CodeField label={common.activationCode} name="code" {...help} />
        <Countdown
          deadline={{ until: code.expiresAt, now }}
          over={words.over}
          until={fill(words.validUntil, { time: timeInWords(code.expiresAt, locale) })}
        />
        <SubmitButton>{common.confirm}</SubmitButton>
      </Form>
      <Form action={resendCodeAction.bind(null, route)} id="resend">
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
