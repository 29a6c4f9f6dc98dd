import { Form } from "#components/form.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import type { RecoveryProof } from "#lib/domain/recovery/belongings.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { recoveryWords } from "#lib/i18n/messages/recovery/words.ts";
import { withholdAction } from "./evidence-actions.ts";

type CannotShowProps = { readonly locale: Locale; readonly proof: RecoveryProof; readonly label: string };

/** The way on without something that the person does not have after all, and what that means. */
export function CannotShow({ locale, proof, label }: CannotShowProps) {
  return (
    <Form action={withholdAction.bind(null, proof)} id="cannot">
      <p className="field-help">{recoveryWords(locale).channel.cannotHelp}</p>
      <SubmitButton tone="secondary">{label}</SubmitButton>
    </Form>
  );
}
