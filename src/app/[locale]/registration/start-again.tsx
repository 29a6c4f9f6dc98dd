import { ButtonLink } from "#components/button-link.tsx";
import { Form } from "#components/form.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import type { Locale } from "#lib/i18n/locales.ts";
import { registrationWords } from "#lib/i18n/messages/registration/words.ts";
import { startAction } from "./actions.ts";
import { nationalFilePath, type RegistrationRoute } from "./paths.ts";

type StartAgainProps = { readonly locale: Locale; readonly route: RegistrationRoute };

/** The button that begins a new registration; by National File that is another sign-in at Absher. */
export function StartAgain({ locale, route }: StartAgainProps) {
  const { startAgain } = registrationWords(locale);
  if (route === "national_file") return <ButtonLink href={nationalFilePath(locale)}>{startAgain}</ButtonLink>;
  return (
    <Form action={startAction} id="start-again">
      <SubmitButton>{startAgain}</SubmitButton>
    </Form>
  );
}
