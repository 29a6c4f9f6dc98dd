import { EmailField } from "#components/email-field.tsx";
import { Form } from "#components/form.tsx";
import { MobileField } from "#components/mobile-field.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import type { Wish } from "#lib/domain/mobile-change/state.ts";
import { isMobileNumber, showMobile } from "#lib/domain/mobile-number.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { mobileChangeWords } from "#lib/i18n/messages/mobile-change/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import { countryChoice, saudiChoice } from "../country-choice.ts";
import { giveNumberAction } from "./actions.ts";
import { helpAbroad } from "./help-abroad.ts";
import type { ChangeRoute } from "./paths.ts";

type NumberFormProps = {
  readonly locale: Locale;
  readonly route: ChangeRoute;
  /** What was given before and is being corrected. */
  readonly given: Wish | null;
};

/** Country code, new number and, if wished, a new e-mail. */
export function NumberForm({ locale, route, given }: NumberFormProps) {
  const common = vocabulary(locale);
  const words = mobileChangeWords(locale).number;
  const country = route === "absher" ? saudiChoice(locale) : countryChoice(locale, given?.number ?? null);
  const help = country.options.length > 1 ? helpAbroad(locale) : words.mobileHelp;
  const labels = { country: common.countryCode, mobile: common.newMobile, email: common.newEmail };
  return (
    <Form action={giveNumberAction.bind(null, route)} labels={labels}>
      <MobileField
        country={country}
        help={help}
        label={common.newMobile}
        name="mobile"
        value={given !== null && isMobileNumber(given.number) ? showMobile(given.number) : ""}
      />
      <EmailField help={words.emailHelp} label={common.newEmail} optional value={given?.email ?? ""} />
      <SubmitButton>{common.next}</SubmitButton>
    </Form>
  );
}
