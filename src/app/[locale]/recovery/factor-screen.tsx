import { Form } from "#components/form.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { TextField } from "#components/text-field.tsx";
import type { RecoveryAt } from "#lib/domain/recovery/state.ts";
import type { FormAction } from "#lib/http/form-state.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import { CannotShow } from "./cannot-show.tsx";
import { OwnerPage } from "./owner-page.tsx";
import type { RecoveryView } from "./queries.ts";

type FactorScreenProps = {
  readonly view: RecoveryView<RecoveryAt<"owner_proved">>;
  readonly factor: "totp" | "recovery_code" | "in_person";
  readonly words: { readonly title: string; readonly help: string; readonly cannot: string };
  readonly action: FormAction;
};

/** One code that the person has already: of the authenticator app, printed, or from a service desk. Its name is the field's. */
export function FactorScreen({ view, factor, words, action }: FactorScreenProps) {
  const { locale } = view;
  return (
    <OwnerPage help={words.help} title={words.title} view={view}>
      <Form action={action} labels={{ code: words.title }}>
        <TextField
          autoComplete={factor === "totp" ? "one-time-code" : "off"}
          inputMode={factor === "totp" ? "numeric" : "text"}
          label={words.title}
          name="code"
          script="latin"
        />
        <SubmitButton>{vocabulary(locale).next}</SubmitButton>
      </Form>
      <CannotShow label={words.cannot} locale={locale} proof={factor} />
    </OwnerPage>
  );
}
