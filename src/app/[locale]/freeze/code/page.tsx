import type { Metadata } from "next";
import { FlowPage } from "#components/flow-page.tsx";
import { Form } from "#components/form.tsx";
import { HiddenField } from "#components/hidden-field.tsx";
import { PictureCodeField } from "#components/picture-code-field.tsx";
import { SelectField } from "#components/select-field.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { TextField } from "#components/text-field.tsx";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import { freezeWords } from "#lib/i18n/messages/freeze/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import { portal } from "#lib/portal.ts";
import { freezePath } from "../paths.ts";
import { pictureOf } from "../picture.ts";
import { askForCodeAction } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: freezeWords(await currentLocale()).codeTitle };
}

/** Who it is and where the code goes: the same page and the same answer, whether or not there is such an account. */
export default async function FreezeByCodePage() {
  const locale = await currentLocale();
  const common = vocabulary(locale);
  const words = freezeWords(locale);
  const { ports } = portal();
  const page = ports.chance.token();
  const picture = await pictureOf(ports, page).current();
  const options = (["sms", "email"] as const).map((value) => ({ value, label: words.channels[value] }));
  const labels = { name: common.signInName, channel: words.channel, picture: common.pictureCode };
  return (
    <FlowPage back={freezePath(locale, "start")} help={words.codeAskHelp} locale={locale} title={words.codeTitle}>
      <Form action={askForCodeAction} labels={labels}>
        <HiddenField name="page" value={page} />
        <TextField autoComplete="username" label={common.signInName} name="name" script="latin" />
        <SelectField label={words.channel} name="channel" options={options} value="sms" />
        <PictureCodeField name="picture" picture={picture} />
        <SubmitButton>{common.next}</SubmitButton>
      </Form>
      <p className="field-help">{words.once}</p>
    </FlowPage>
  );
}
