import { FlowPage } from "#components/flow-page.tsx";
import { Form } from "#components/form.tsx";
import { PasswordField } from "#components/password-field.tsx";
import { PictureCodeField } from "#components/picture-code-field.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { TextField } from "#components/text-field.tsx";
import type { Locale } from "#lib/i18n/locales.ts";
import { signInWords } from "#lib/i18n/messages/sign-in/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import type { InteractionDetails } from "#lib/oidc/interaction-gateway.ts";
import { createAccountAction, submitCredentialsAction } from "./actions.ts";
import { AskingSite } from "./asking-site.tsx";
import { limitOf } from "./limit.ts";

type CredentialsPageProps = { readonly locale: Locale; readonly asked: InteractionDetails; readonly picture: string };

/** What the page is called: somebody who is signed in shows once more who they are. */
export function credentialsTitle(locale: Locale, asked: InteractionDetails): string {
  const words = signInWords(locale);
  return asked.session === null ? words.title : words.stepUpTitle;
}

/** Name, password and picture code; names the site that asked. */
export function CredentialsPage({ locale, asked, picture }: CredentialsPageProps) {
  const words = signInWords(locale);
  const stepUp = asked.session !== null;
  const sentence = stepUp ? words.stepUp : asked.client.firstParty ? words.askedByAccount : words.askedBy;
  return (
    <FlowPage
      help={<AskingSite locale={locale} sentence={sentence} site={asked.client} />}
      limit={limitOf(locale, asked)}
      locale={locale}
      step={{ current: 1, total: 2 }}
      title={credentialsTitle(locale, asked)}
    >
      <Form action={submitCredentialsAction.bind(null, asked.uid)} id="sign-in" labels={labelsOf(locale)}>
        <TextField autoComplete="username" label={words.name} name="name" script="latin" />
        <PasswordField label={words.password} name="password" use="current-password" />
        <PictureCodeField name="picture" picture={picture} />
        <SubmitButton>{words.submit}</SubmitButton>
      </Form>
      <OtherWays locale={locale} uid={asked.uid} />
    </FlowPage>
  );
}

function labelsOf(locale: Locale): Readonly<Record<string, string>> {
  const words = signInWords(locale);
  return { name: words.name, password: words.password, picture: vocabulary(locale).pictureCode };
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
        <Form action={createAccountAction.bind(null, uid)} id="create-account">
          <SubmitButton tone="secondary">{words.createAccount}</SubmitButton>
        </Form>
      </div>
    </section>
  );
}
