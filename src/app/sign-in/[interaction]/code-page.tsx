import { CodeField } from "#components/code-field.tsx";
import { Countdown } from "#components/countdown.tsx";
import { FlowPage } from "#components/flow-page.tsx";
import { Form } from "#components/form.tsx";
import { Ltr } from "#components/ltr.tsx";
import { ResendButton } from "#components/resend-button.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { fill } from "#lib/i18n/catalogue.ts";
import { timeInWords } from "#lib/i18n/dates.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { signInWords } from "#lib/i18n/messages/sign-in/words.ts";
import type { InteractionDetails } from "#lib/oidc/interaction-gateway.ts";
import { enterCodeAction, resendCodeAction, startOverAction } from "./actions.ts";
import { AnotherWay } from "./another-way.tsx";
import { limitOf } from "./limit.ts";
import type { CodeView } from "./queries.ts";

type CodePageProps = { readonly locale: Locale; readonly asked: InteractionDetails; readonly code: CodeView };

/** The code of the text message, and what to do when it does not come. */
export function CodePage({ locale, asked, code }: CodePageProps) {
  const words = signInWords(locale);
  const help = (
    <p>
      {words.codeSent} <Ltr>{code.mobile}</Ltr>
    </p>
  );
  return (
    <FlowPage
      help={help}
      limit={limitOf(locale, asked)}
      locale={locale}
      step={{ current: 2, total: 2 }}
      title={words.codeTitle}
    >
      <Form action={enterCodeAction.bind(null, asked.uid)} id="enter-code">
        <CodeField help={fill(words.triesLeft, { count: code.triesLeft })} label={words.code} name="code" />
        <Countdown
          deadline={{ until: code.expiresAt, now: code.now }}
          over={words.codeOver}
          until={fill(words.codeValidUntil, { time: timeInWords(code.expiresAt, locale) })}
        />
        <SubmitButton>{words.confirm}</SubmitButton>
      </Form>
      <Form action={resendCodeAction.bind(null, asked.uid)} id="resend">
        <ResendButton allowed={{ until: code.resendAt, now: code.now }} />
      </Form>
      <details>
        <summary>{words.notArriving}</summary>
        <p>{words.notArrivingHelp}</p>
      </details>
      <AnotherWay asking="sms" locale={locale} uid={asked.uid} ways={code.ways} />
      <Form action={startOverAction.bind(null, asked.uid)} id="start-over">
        <SubmitButton tone="secondary">{words.startOver}</SubmitButton>
      </Form>
    </FlowPage>
  );
}
