import { ButtonLink } from "#components/button-link.tsx";
import { Form } from "#components/form.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import type { Locale } from "#lib/i18n/locales.ts";
import { mobileChangeWords } from "#lib/i18n/messages/mobile-change/words.ts";
import { startAbsherAction } from "./actions.ts";
import { type ChangeRoute, changeStartPath } from "./paths.ts";

/** Begins the change anew: the Absher route at its sign-in, the signed-in route at the number. */
export function StartAgain({ locale, route }: { readonly locale: Locale; readonly route: ChangeRoute }) {
  const words = mobileChangeWords(locale);
  if (route === "signed_in") return <ButtonLink href={changeStartPath(locale, route)}>{words.startAgain}</ButtonLink>;
  return (
    <Form action={startAbsherAction} id="start-again">
      <SubmitButton>{words.startAgain}</SubmitButton>
    </Form>
  );
}
