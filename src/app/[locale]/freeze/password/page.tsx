import type { Metadata } from "next";
import { FlowPage } from "#components/flow-page.tsx";
import { Form } from "#components/form.tsx";
import { HiddenField } from "#components/hidden-field.tsx";
import { Notice } from "#components/notice.tsx";
import { PasswordField } from "#components/password-field.tsx";
import { PictureCodeField } from "#components/picture-code-field.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { TextField } from "#components/text-field.tsx";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import { freezeWords } from "#lib/i18n/messages/freeze/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import { portal } from "#lib/portal.ts";
import { freezePath } from "../paths.ts";
import { slowerPictureOf } from "../picture.ts";
import { freezeByPasswordAction } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: freezeWords(await currentLocale()).passwordTitle };
}

/** Freezing with name and password; nobody has to sign in, and nothing is asked of a phone. */
export default async function FreezeByPasswordPage() {
  const locale = await currentLocale();
  const common = vocabulary(locale);
  const words = freezeWords(locale);
  const { ports } = portal();
  const page = ports.chance.token();
  const picture = await slowerPictureOf(ports, page).current();
  const labels = { name: common.signInName, password: common.password, picture: common.pictureCode };
  return (
    <FlowPage back={freezePath(locale, "start")} help={words.passwordHelp} locale={locale} title={words.passwordTitle}>
      <Form action={freezeByPasswordAction} labels={labels}>
        <HiddenField name="page" value={page} />
        <TextField autoComplete="username" label={common.signInName} name="name" script="latin" />
        <PasswordField label={common.password} name="password" use="current-password" />
        <PictureCodeField name="picture" picture={picture} />
        <Notice tone="info">
          <p>{words.lifted}</p>
          <p>{words.once}</p>
        </Notice>
        <SubmitButton tone="danger">{common.freezeAccount}</SubmitButton>
      </Form>
    </FlowPage>
  );
}
