import type { Metadata } from "next";
import { ButtonLink } from "#components/button-link.tsx";
import { CodeField } from "#components/code-field.tsx";
import { Countdown } from "#components/countdown.tsx";
import { FlowPage } from "#components/flow-page.tsx";
import { Form } from "#components/form.tsx";
import { Ltr } from "#components/ltr.tsx";
import { Notice } from "#components/notice.tsx";
import { ResendButton } from "#components/resend-button.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { challengeOf } from "#lib/domain/challenge.ts";
import { CODE_GUESSES, CODE_RESEND_AFTER_MS, guessesLeft, type OneTimeCode } from "#lib/domain/one-time-code.ts";
import type { Instant } from "#lib/domain/result.ts";
import { fill } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import { timeInWords } from "#lib/i18n/dates.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { credentialsWords } from "#lib/i18n/messages/credentials/words.ts";
import { mobileChangeWords } from "#lib/i18n/messages/mobile-change/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import { timeLimitOf } from "../../../../../time-limit.ts";
import { enterEmailCodeAction, moreEmailTimeAction, resendEmailCodeAction } from "../actions.ts";
import { emailPath } from "../paths.ts";
import { readEmailChangeAt } from "../queries.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: credentialsWords(await currentLocale()).email.codeTitle };
}

/** The code that was sent to the e-mail. */
export default async function EmailCodePage() {
  const view = await readEmailChangeAt("email_code_sent");
  const { locale, state, now } = view;
  const words = credentialsWords(locale).email;
  const code = challengeOf(state.challenges, state.email)?.code;
  if (code === undefined) throw new Error("a change that waits for a code has sent one");
  const form = emailPath(locale, "form");
  const help = (
    <p>
      {words.sentTo} <Ltr>{state.email}</Ltr>. <a href={form}>{words.notYours}</a>
    </p>
  );
  return (
    <FlowPage
      back={form}
      help={help}
      limit={timeLimitOf(view, moreEmailTimeAction)}
      locale={locale}
      title={words.codeTitle}
    >
      {guessesLeft(code) === 0 ? (
        <>
          <Notice role="alert" title={mobileChangeWords(locale).code.noTriesTitle} tone="danger">
            <p>{words.noTries}</p>
          </Notice>
          <ButtonLink href={form}>{words.notYours}</ButtonLink>
        </>
      ) : (
        <CodeForms code={code} locale={locale} now={now} />
      )}
    </FlowPage>
  );
}

type CodeFormsProps = { readonly code: OneTimeCode; readonly locale: Locale; readonly now: Instant };

function CodeForms({ code, locale, now }: CodeFormsProps) {
  const common = vocabulary(locale);
  const words = mobileChangeWords(locale).code;
  const left = guessesLeft(code);
  const help = left < CODE_GUESSES ? { help: fill(words.triesLeft, { count: left }) } : {};
  return (
    <>
      <Form action={enterEmailCodeAction} id="enter-code">
        <CodeField label={common.verificationCode} name="code" {...help} />
        <Countdown
          deadline={{ until: code.expiresAt, now }}
          over={words.over}
          until={fill(words.validUntil, { time: timeInWords(code.expiresAt, locale) })}
        />
        <SubmitButton>{common.confirm}</SubmitButton>
      </Form>
      <Form action={resendEmailCodeAction} id="resend">
        <ResendButton allowed={{ until: code.sentAt + CODE_RESEND_AFTER_MS, now }} />
      </Form>
      <details className="details">
        <summary>{words.notArriving}</summary>
        <ul>
          {credentialsWords(locale).email.notArrivingHelp.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </details>
    </>
  );
}
