import {
  hasOwnData,
  hasPortalName,
  hasUsernameRun,
  hasWholeUsername,
  type PasswordContext,
} from "./password-own-data.ts";
import { type Rule, rule } from "./rule.ts";

/** Which rules new passwords follow: the mission's (`national`, the default) or NIST SP 800-63B-4's (`nist`). */
export type PasswordProfile = "national" | "nist";

/** The rules of a password that can be shown live; the common-password list stays on the server (`password_common`). */
export type PasswordRuleRefusal =
  | { readonly code: "password_arabic_letters" }
  | { readonly code: "password_not_english" }
  | { readonly code: "password_unprintable" }
  | { readonly code: "password_too_short"; readonly minimum: number }
  | { readonly code: "password_too_long"; readonly maximum: number }
  | { readonly code: "password_without_capital" }
  | { readonly code: "password_without_small" }
  | { readonly code: "password_without_symbol" }
  | { readonly code: "password_has_username" }
  | { readonly code: "password_repeats_character" }
  | { readonly code: "password_has_portal_name" }
  | { readonly code: "password_has_own_data" };

type PasswordRule = Rule<PasswordRuleRefusal, PasswordContext>;

/** Longest password of either profile, in characters (code points). */
export const PASSWORD_MAXIMUM = 128;

/** Shortest password, in characters. `nist` asks for 15, since some paths (freezing, cancelling) take the password alone. */
export const PASSWORD_MINIMUM: Readonly<Record<PasswordProfile, number>> = { national: 8, nist: 15 };

/** The longest typed text that is looked at at all, in UTF-16 units: 128 characters may take several units each before NFC. */
export const PASSWORD_TYPED_MAXIMUM = 1024;

/** A password exactly as typed, but for Unicode NFC (SP 800-63B-4 §3.1.1.2); never trimmed, never digit-folded. */
export const normalizePassword = (typed: string): string => typed.normalize("NFC");

const length = (password: string): number => [...password].length;

const lengthRules = (profile: PasswordProfile): readonly PasswordRule[] => [
  rule(
    { code: "password_too_short", minimum: PASSWORD_MINIMUM[profile] },
    (it) => length(it) >= PASSWORD_MINIMUM[profile],
  ),
  rule({ code: "password_too_long", maximum: PASSWORD_MAXIMUM }, (it) => length(it) <= PASSWORD_MAXIMUM),
];

const ownRules: readonly PasswordRule[] = [
  rule({ code: "password_has_portal_name" }, (it) => !hasPortalName(it)),
  rule({ code: "password_has_own_data" }, (it, context) => !hasOwnData(it, context)),
];

const national: readonly PasswordRule[] = [
  rule({ code: "password_arabic_letters" }, (it) => !/[\p{Script=Arabic}\u0600-\u06ff]/u.test(it)),
  rule({ code: "password_not_english" }, (it) => /^[\x21-\x7e]*$/.test(it)),
  ...lengthRules("national"),
  rule({ code: "password_without_capital" }, (it) => /[A-Z]/.test(it)),
  rule({ code: "password_without_small" }, (it) => /[a-z]/.test(it)),
  rule({ code: "password_without_symbol" }, (it) => /[!-/:-@[-`{-~]/.test(it)),
  rule({ code: "password_has_username" }, (it, context) => !hasUsernameRun(it, context)),
  rule({ code: "password_repeats_character" }, (it) => !/(.)\1{4}/su.test(it)),
  ...ownRules,
];

const nist: readonly PasswordRule[] = [
  rule({ code: "password_unprintable" }, (it) => !/[\p{Cc}\p{Cs}\p{Cn}\p{Co}]/u.test(it)),
  ...lengthRules("nist"),
  rule({ code: "password_has_username" }, (it, context) => !hasWholeUsername(it, context)),
  ...ownRules,
];

/** The rules of a profile in the order in which they are told; the server's schema and the live checklist are both built from this list. */
export const passwordRules = (profile: PasswordProfile): readonly PasswordRule[] =>
  profile === "national" ? national : nist;
