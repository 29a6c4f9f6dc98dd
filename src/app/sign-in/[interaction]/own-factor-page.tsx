import { CodeField } from "#components/code-field.tsx";
import { FlowPage } from "#components/flow-page.tsx";
import { Form } from "#components/form.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { TextField } from "#components/text-field.tsx";
import { fill } from "#lib/i18n/catalogue.ts";
import { ltr } from "#lib/i18n/isolate.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { signInWords } from "#lib/i18n/messages/sign-in/words.ts";
import type { InteractionDetails } from "#lib/oidc/interaction-gateway.ts";
import { enterRecoveryCodeAction, enterTotpAction, startOverAction } from "./actions.ts";
import { AnotherWay } from "./another-way.tsx";
import { limitOf } from "./limit.ts";
import type { OwnFactorView } from "./queries.ts";

type OwnFactorPageProps = {
  readonly locale: Locale;
  readonly asked: InteractionDetails;
  readonly factor: OwnFactorView;
};

/** How a printed code looks. */
const EXAMPLE = "7K3M-2Q9X-4HTW-8PCR";

/** The second step by a code that the person brings along. */
export function OwnFactorPage({ locale, asked, factor }: OwnFactorPageProps) {
  const words = signInWords(locale);
  const { way, ways, triesLeft } = factor;
  return (
    <FlowPage
      help={way === "totp" ? words.appHelp : words.recoveryHelp}
      limit={limitOf(locale, asked)}
      locale={locale}
      step={{ current: 2, total: 2 }}
      title={words.factorTitles[way]}
    >
      {way === "totp" ? (
        <Form action={enterTotpAction.bind(null, asked.uid)} id="enter-code" key={way}>
          <CodeField
            help={`${words.appCodeChanges} ${fill(words.triesLeft, { count: triesLeft })}`}
            label={words.appCode}
            name="code"
          />
          <SubmitButton>{words.confirm}</SubmitButton>
        </Form>
      ) : (
        <Form action={enterRecoveryCodeAction.bind(null, asked.uid)} id="enter-code" key={way}>
          <TextField
            help={`${fill(words.recoveryCodeShape, { example: ltr(EXAMPLE) })} ${fill(words.triesLeft, { count: triesLeft })}`}
            label={words.recoveryCode}
            name="code"
            script="latin"
          />
          <SubmitButton>{words.confirm}</SubmitButton>
        </Form>
      )}
      <AnotherWay asking={way} locale={locale} uid={asked.uid} ways={ways} />
      <Form action={startOverAction.bind(null, asked.uid)} id="start-over">
        <SubmitButton tone="secondary">{words.otherAccount}</SubmitButton>
      </Form>
    </FlowPage>
  );
}
