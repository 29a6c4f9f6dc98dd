import { Form } from "#components/form.tsx";
import { HiddenField } from "#components/hidden-field.tsx";
import { SelectField } from "#components/select-field.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { TextField } from "#components/text-field.tsx";
import type { Locale } from "#lib/i18n/locales.ts";
import { serviceDeskWords } from "#lib/i18n/messages/service-desk/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import { countryChoice } from "../../../../country-choice.ts";
import { issueCodeAction } from "../../code-actions.ts";

type IssueSectionProps = { readonly locale: Locale; readonly look: string; readonly hasCase: boolean };

/** Issuing a code for this person; what it is good for is chosen here and fixed with it. */
export function IssueSection({ locale, look, hasCase }: IssueSectionProps) {
  const words = serviceDeskWords(locale);
  const common = vocabulary(locale);
  const kinds = hasCase ? (["new_number", "case", "account"] as const) : (["new_number", "account"] as const);
  const options = kinds.map((value) => ({ value, label: words.wishes[value] }));
  const country = countryChoice(locale, null);
  const labels = { wish: words.wish, country: common.countryCode, number: common.newMobile };
  return (
    <section aria-labelledby="issue" className="grid gap-4">
      <h2 id="issue">{words.issueHeading}</h2>
      <p>{words.issueHelp}</p>
      <Form action={issueCodeAction} id="issue-code" labels={labels}>
        <HiddenField name="lookId" value={look} />
        <SelectField label={words.wish} name="wish" options={options} />
        {country.options.length > 1 ? <SelectField {...country} label={common.countryCode} /> : null}
        <TextField
          help={words.newNumberHelp}
          inputMode="tel"
          label={common.newMobile}
          name="number"
          optional
          script="latin"
          type="tel"
        />
        <SubmitButton>{words.issue}</SubmitButton>
      </Form>
    </section>
  );
}
