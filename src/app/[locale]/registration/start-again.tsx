import { Form } from "#components/form.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import type { Locale } from "#lib/i18n/locales.ts";
import { registrationWords } from "#lib/i18n/messages/registration/words.ts";
import { startAction } from "./actions.ts";

/** The button that begins a new registration. */
export function StartAgain({ locale }: { readonly locale: Locale }) {
  return (
    <Form action={startAction} id="start-again">
      <SubmitButton>{registrationWords(locale).startAgain}</SubmitButton>
    </Form>
  );
}
