import { Form } from "#components/form.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import type { Locale } from "#lib/i18n/locales.ts";
import { mobileChangeWords } from "#lib/i18n/messages/mobile-change/words.ts";
import { startAbsherAction, startAgainAction } from "./actions.ts";
import type { ChangeRoute } from "./paths.ts";

type StartAgainProps = {
  readonly locale: Locale;
  readonly route: ChangeRoute;
  readonly tone?: "primary" | "secondary";
};

/** Begins the change anew: the Absher route at its sign-in, the signed-in route at the sign-in that a change begins with. */
export function StartAgain({ locale, route, tone = "primary" }: StartAgainProps) {
  return (
    <Form action={route === "absher" ? startAbsherAction : startAgainAction} id="start-again">
      <SubmitButton tone={tone}>{mobileChangeWords(locale).startAgain}</SubmitButton>
    </Form>
  );
}
