import type { GivenIdentity } from "#lib/domain/registration/state.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { registrationWords } from "#lib/i18n/messages/registration/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import { portal } from "#lib/portal.ts";

/** What the fields of a new username and password need from the server. */
export function credentialsProps(locale: Locale, identity: GivenIdentity) {
  const { nationalId, mobile, email } = identity;
  return { ...newCredentialsProps(locale), own: { nationalId, mobile, ...(email === null ? {} : { email }) } };
}

/** The same while nothing else of the person is known yet. */
export function newCredentialsProps(locale: Locale) {
  const { username, password, confirmPassword } = vocabulary(locale);
  const { details, usernameRules, passwordRules } = registrationWords(locale);
  const { usernameHelp, passwordHelp } = details;
  return {
    labels: { username, password, confirmPassword },
    words: { usernameHelp, passwordHelp, usernameRules, passwordRules },
    profile: portal().ports.policy.passwordProfile,
  };
}

/** The labels of these fields by their names, for a form's summary. */
export function credentialsLabels(locale: Locale): Readonly<Record<string, string>> {
  const { username, password, confirmPassword } = vocabulary(locale);
  return { username, password, passwordConfirmation: confirmPassword };
}
