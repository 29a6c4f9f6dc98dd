import type { LiveRule } from "#components/live-rules.ts";
import { ruleLines } from "#components/rule-lines.ts";
import { foldGrouped } from "#lib/domain/digits.ts";
import { type NationalIdRefusal, nationalIdRules } from "#lib/domain/national-id.ts";
import type { PasswordContext } from "#lib/domain/password-own-data.ts";
import {
  normalizePassword,
  PASSWORD_MAXIMUM,
  PASSWORD_MINIMUM,
  type PasswordProfile,
  type PasswordRuleRefusal,
  passwordRules,
} from "#lib/domain/password-policy.ts";
import { USERNAME_LENGTH, type UsernameRefusal, usernameRules } from "#lib/domain/username.ts";
import type { RegistrationWords } from "#lib/i18n/messages/registration/words.ts";

type NationalIdLine = keyof RegistrationWords["nationalIdRules"];
type UsernameLine = keyof RegistrationWords["usernameRules"];
type PasswordLine = keyof RegistrationWords["passwordRules"];

/** On which line of the checklist each rule is told; every rule has one. */
const NATIONAL_ID_LINES: Readonly<Record<NationalIdRefusal["code"], NationalIdLine>> = {
  national_id_not_digits: "digits",
  national_id_wrong_length: "length",
  national_id_wrong_start: "start",
  national_id_check_failed: "check",
};

const USERNAME_LINES: Readonly<Record<UsernameRefusal["code"], UsernameLine>> = {
  username_not_english: "english",
  username_too_short: "length",
  username_too_long: "length",
  username_without_capital: "capital",
  username_without_small: "small",
  username_without_digit: "digit",
};

const PASSWORD_LINES: Readonly<Record<PasswordRuleRefusal["code"], PasswordLine>> = {
  password_arabic_letters: "english",
  password_not_english: "english",
  password_unprintable: "readable",
  password_too_short: "length",
  password_too_long: "length",
  password_without_capital: "capital",
  password_without_small: "small",
  password_without_symbol: "symbol",
  password_has_username: "usernamePart",
  password_repeats_character: "repeats",
  password_has_portal_name: "own",
  password_has_own_data: "own",
};

/** The checklist of a national id, on its folded form. Its check digit says something only once all else is right. */
export function nationalIdChecklist(words: RegistrationWords["nationalIdRules"]): readonly LiveRule[] {
  const told = nationalIdRules.flatMap(({ code, holds }) => {
    const live = (value: string) => holds(foldGrouped(value));
    return [...new Set([NATIONAL_ID_LINES[code], "check" as const])].map((line) => ({ line, holds: live }));
  });
  return ruleLines(told, words);
}

/** The checklist of a username. */
export function usernameChecklist(words: RegistrationWords["usernameRules"]): readonly LiveRule[] {
  const told = usernameRules.map(({ code, holds }) => ({
    line: USERNAME_LINES[code],
    holds: (value: string) => holds(value.trim()),
  }));
  return ruleLines(told, words, USERNAME_LENGTH);
}

/** The checklist of a password beside the form's `username`; `own` is what the person gave before, and wins over what the same form holds. */
export function passwordChecklist(
  words: RegistrationWords["passwordRules"],
  profile: PasswordProfile,
  own: PasswordContext,
): readonly LiveRule[] {
  const told = passwordRules(profile).map(({ code, holds }) => ({
    line: profile === "nist" && code === "password_has_username" ? ("usernameWhole" as const) : PASSWORD_LINES[code],
    holds: (value: string, typed: (name: string) => string) =>
      holds(normalizePassword(value), {
        mobile: typed("mobile"),
        email: typed("email"),
        ...own,
        username: typed("username"),
      }),
  }));
  return ruleLines(told, words, { minimum: PASSWORD_MINIMUM[profile], maximum: PASSWORD_MAXIMUM });
}
