import type { Metadata } from "next";
import { FlowPage } from "#components/flow-page.tsx";
import { Form } from "#components/form.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { TextField } from "#components/text-field.tsx";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import { serviceDeskWords } from "#lib/i18n/messages/service-desk/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import { beginEnrolmentAction } from "../actions.ts";
import { CodeFromAddress } from "./code-from-address.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: serviceDeskWords(await currentLocale()).enrolTitle };
}

/** The enrolment address leads here; its secret stands behind the #, which no server and no log ever sees. */
export default async function EnrolPage() {
  const locale = await currentLocale();
  const words = serviceDeskWords(locale);
  return (
    <FlowPage help={words.enrolHelp} locale={locale} title={words.enrolTitle}>
      <Form action={beginEnrolmentAction} labels={{ token: words.enrolCode }}>
        <TextField help={words.enrolCodeHelp} label={words.enrolCode} name="token" script="latin" />
        <CodeFromAddress field="token" />
        <SubmitButton>{vocabulary(locale).next}</SubmitButton>
      </Form>
    </FlowPage>
  );
}
