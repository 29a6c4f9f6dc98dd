import { FlowPage } from "#components/flow-page.tsx";
import { Form } from "#components/form.tsx";
import { ShowPasskey } from "#components/passkey/show-passkey.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import type { PasskeyRequest } from "#lib/domain/factors/passkey-options.ts";
import type { Ways } from "#lib/domain/sign-in/second-step.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { signInWords } from "#lib/i18n/messages/sign-in/words.ts";
import type { InteractionDetails } from "#lib/oidc/interaction-gateway.ts";
import { startOverAction } from "./actions.ts";
import { AnotherWay } from "./another-way.tsx";
import { limitOf } from "./limit.ts";
import { showPasskeyAction } from "./passkey-actions.ts";

type SecondPasskeyPageProps = {
  readonly locale: Locale;
  readonly asked: InteractionDetails;
  readonly passkey: PasskeyRequest;
  readonly ways: Ways;
};

/** The second step for an account with a passkey, its strongest way; where it is not at hand, or no scripts run, there is another. */
export function SecondPasskeyPage({ locale, asked, passkey, ways }: SecondPasskeyPageProps) {
  const words = signInWords(locale);
  return (
    <FlowPage
      help={words.secondPasskey}
      limit={limitOf(locale, asked)}
      locale={locale}
      step={{ current: 2, total: 2 }}
      title={words.factorTitles.passkey}
    >
      <Form action={showPasskeyAction.bind(null, asked.uid)} id="passkey">
        <ShowPasskey name="passkey" request={passkey} tone="primary">
          {words.passkey}
        </ShowPasskey>
      </Form>
      <p className="without-script">{words.levelNoScripts}</p>
      <AnotherWay asking="passkey" locale={locale} uid={asked.uid} ways={ways} />
      <Form action={startOverAction.bind(null, asked.uid)} id="start-over">
        <SubmitButton tone="secondary">{words.otherAccount}</SubmitButton>
      </Form>
    </FlowPage>
  );
}
