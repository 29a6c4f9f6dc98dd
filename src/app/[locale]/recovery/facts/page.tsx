import { Form } from "#components/form.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { TextField } from "#components/text-field.tsx";
import { recoveryWords } from "#lib/i18n/messages/recovery/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import { showFactsAction } from "../evidence-actions.ts";
import { OwnerPage } from "../owner-page.tsx";
import { readTask } from "../queries.ts";
import { titled } from "../title.ts";

export const generateMetadata = titled((words) => words.facts.title);

/** Birth date and id expiry date, in either calendar. Nothing that the registry says is shown. */
export default async function FactsPage() {
  const view = await readTask("registry_facts");
  const { locale } = view;
  const common = vocabulary(locale);
  const words = recoveryWords(locale).facts;
  return (
    <OwnerPage help={words.help} title={words.title} view={view}>
      <Form action={showFactsAction} labels={{ birthDate: common.birthDate, idExpiry: common.idExpiry }}>
        <TextField
          autoComplete="bday"
          help={words.birthHelp}
          label={common.birthDate}
          name="birthDate"
          script="latin"
        />
        <TextField help={words.expiryHelp} label={common.idExpiry} name="idExpiry" script="latin" />
        <SubmitButton>{common.next}</SubmitButton>
      </Form>
      <details className="details">
        <summary>{words.where}</summary>
        <p>{words.whereHelp}</p>
      </details>
    </OwnerPage>
  );
}
