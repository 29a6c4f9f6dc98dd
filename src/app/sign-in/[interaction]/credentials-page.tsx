import { FlowPage } from "#components/flow-page.tsx";
import { Form } from "#components/form.tsx";
import { ShowPasskey } from "#components/passkey/show-passkey.tsx";
import { PasswordField } from "#components/password-field.tsx";
import { PictureCodeField } from "#components/picture-code-field.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { TextField } from "#components/text-field.tsx";
import type { PasskeyRequest } from "#lib/domain/factors/passkey-options.ts";
import { fill } from "#lib/i18n/catalogue.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { signInWords } from "#lib/i18n/messages/sign-in/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import type { InteractionDetails } from "#lib/oidc/interaction-gateway.ts";
import { createAccountAction, submitCredentialsAction } from "./actions.ts";
import { AskingSite } from "./asking-site.tsx";
import { wantsPasskey } from "./level.ts";
import { limitOf } from "./limit.ts";
import { showPasskeyAction } from "./passkey-actions.ts";

type CredentialsPageProps = {
  readonly locale: Locale;
  readonly asked: InteractionDetails;
  readonly picture: string;
  readonly passkey: PasskeyRequest;
  /** What stands first: the passkey where the site wants one, and for who is signed in and has one. */
  readonly first: "password" | "passkey";
};

/** What the page is called: somebody who is signed in shows once more who they are. */
export function credentialsTitle(locale: Locale, asked: InteractionDetails): string {
  const words = signInWords(locale);
  return asked.session === null ? words.title : words.stepUpTitle;
}

/** Name, password and picture code, or a passkey alone, in the order of strength; names the site that asked. */
export function CredentialsPage({ locale, asked, picture, passkey, first }: CredentialsPageProps) {
  const words = signInWords(locale);
  const stepUp = asked.session !== null;
  const sentence = stepUp ? words.stepUp : asked.client.firstParty ? words.askedByAccount : words.askedBy;
  const byPasskey = <PasskeySection asked={asked} first={first} locale={locale} passkey={passkey} />;
  return (
    <FlowPage
      help={<AskingSite locale={locale} sentence={sentence} site={asked.client} />}
      limit={limitOf(locale, asked)}
      locale={locale}
      step={{ current: 1, total: 2 }}
      title={credentialsTitle(locale, asked)}
    >
      {first === "passkey" ? byPasskey : null}
      <Form action={submitCredentialsAction.bind(null, asked.uid)} id="sign-in" labels={labelsOf(locale)}>
        <TextField autoComplete="username webauthn" label={words.name} name="name" script="latin" />
        <PasswordField label={words.password} name="password" use="current-password" />
        <PictureCodeField name="picture" picture={picture} />
        <SubmitButton>{words.submit}</SubmitButton>
      </Form>
      {first === "passkey" ? null : byPasskey}
      <OtherWays locale={locale} uid={asked.uid} />
    </FlowPage>
  );
}

function labelsOf(locale: Locale): Readonly<Record<string, string>> {
  const words = signInWords(locale);
  return { name: words.name, password: words.password, picture: vocabulary(locale).pictureCode };
}

function PasskeySection({ locale, asked, passkey, first }: Omit<CredentialsPageProps, "picture">) {
  const words = signInWords(locale);
  const sentences = { no: words.passkeyAbout, wishes: words.passkeyWished, needs: words.passkeyNeeded };
  return (
    <section aria-labelledby="by-passkey" className="needs-script space-y-3">
      <h2 id="by-passkey">{words.passkeyHeading}</h2>
      <p>{fill(sentences[wantsPasskey(asked)], { site: asked.client.name[locale] })}</p>
      <Form action={showPasskeyAction.bind(null, asked.uid)} id="passkey">
        <ShowPasskey name="passkey" request={passkey} suggested tone={first === "passkey" ? "primary" : "secondary"}>
          {words.passkey}
        </ShowPasskey>
      </Form>
    </section>
  );
}

function OtherWays({ locale, uid }: { readonly locale: Locale; readonly uid: string }) {
  const words = signInWords(locale);
  return (
    <section aria-labelledby="other-ways">
      <h2 id="other-ways">{words.otherWays}</h2>
      <div className="actions">
        <a className="button button-quiet" href={`/${locale}/recovery`}>
          {words.lostPhone}
        </a>
        <a className="button button-quiet" href={`/${locale}/recovery/forgotten-password`}>
          {vocabulary(locale).forgotPassword}
        </a>
        <a className="button button-quiet" href={`/${locale}/recovery/username`}>
          {vocabulary(locale).forgotUsername}
        </a>
        <Form action={createAccountAction.bind(null, uid)} id="create-account">
          <SubmitButton tone="secondary">{words.createAccount}</SubmitButton>
        </Form>
      </div>
    </section>
  );
}
