import type { Metadata } from "next";
import { FlowPage } from "#components/flow-page.tsx";
import { Form } from "#components/form.tsx";
import { HiddenField } from "#components/hidden-field.tsx";
import { PictureCodeField } from "#components/picture-code-field.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { TextField } from "#components/text-field.tsx";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import { serviceDeskWords } from "#lib/i18n/messages/service-desk/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import { portal } from "#lib/portal.ts";
import { pictureOf } from "../picture.ts";
import { confirmInPersonAction } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: serviceDeskWords(await currentLocale()).confirmTitle };
}

/** For who was at a service desk: the code ends a freeze or confirms a new account. Nobody has to sign in. */
export default async function ServiceDeskCodePage() {
  const locale = await currentLocale();
  const common = vocabulary(locale);
  const words = serviceDeskWords(locale);
  const { ports } = portal();
  const page = ports.chance.token();
  const picture = await pictureOf(ports, page).current();
  const labels = { nationalId: common.nationalId, code: common.deskCode, picture: common.pictureCode };
  return (
    <FlowPage back={`/${locale}/freeze`} help={words.confirmHelp} locale={locale} title={words.confirmTitle}>
      <Form action={confirmInPersonAction} labels={labels}>
        <HiddenField name="page" value={page} />
        <TextField inputMode="numeric" label={common.nationalId} name="nationalId" script="latin" />
        <TextField help={words.confirmCodeHelp} label={common.deskCode} name="code" script="latin" />
        <PictureCodeField name="picture" picture={picture} />
        <SubmitButton>{common.confirm}</SubmitButton>
      </Form>
    </FlowPage>
  );
}
