import { Form } from "#components/form.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import type { Locale } from "#lib/i18n/locales.ts";
import { mobileChangeWords } from "#lib/i18n/messages/mobile-change/words.ts";
import { leaveEmailOutAction } from "./actions.ts";
import type { ChangeRoute } from "./paths.ts";

/** The way on when the new e-mail cannot be proved. */
export function LeaveEmailOut({ locale, route }: { readonly locale: Locale; readonly route: ChangeRoute }) {
  return (
    <Form action={leaveEmailOutAction.bind(null, route)} id="leave-email-out">
      <SubmitButton tone="secondary">{mobileChangeWords(locale).emailCode.leaveOut}</SubmitButton>
    </Form>
  );
}
