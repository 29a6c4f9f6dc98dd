import type { FieldRefusal } from "./field-refusal.ts";
import { type Field, textField } from "./form.ts";
import type { PasswordContext } from "./password-own-data.ts";
import { normalizePassword, PASSWORD_TYPED_MAXIMUM, type PasswordProfile, passwordRules } from "./password-policy.ts";
import { accept, type Result, refuse } from "./result.ts";
import { firstBroken } from "./rule.ts";

/** What a new password is measured by: the profile in force, and whether a password is among the common ones (a look-up of the server). */
export type PasswordPolicy = {
  readonly profile: PasswordProfile;
  readonly isCommon: (password: string) => boolean;
};

/** Checks a new password: the profile's rules in order, then the common passwords. The value is the typed text in NFC. */
export const checkNewPassword = (
  policy: PasswordPolicy,
  context: PasswordContext,
  typed: string,
): Result<string, FieldRefusal> => {
  const password = normalizePassword(typed);
  const broken = firstBroken(passwordRules(policy.profile), password, context);
  if (broken !== null) return refuse(broken);
  return policy.isCommon(password) ? refuse({ code: "password_common" }) : accept(password);
};

/** A new password of a person of whom `context` is known; take what the same form brings from `typedText`. */
export const newPasswordField = (policy: PasswordPolicy, context: PasswordContext): Field<string> =>
  textField(PASSWORD_TYPED_MAXIMUM, (typed) => checkNewPassword(policy, context, typed));

/** The repetition of a new password, equal to the text of the first field (`typedText`). */
export const passwordConfirmationField = (password: string): Field<string> =>
  textField(PASSWORD_TYPED_MAXIMUM, (typed) =>
    normalizePassword(typed) === normalizePassword(password)
      ? accept(normalizePassword(typed))
      : refuse({ code: "passwords_differ" }),
  );

/** A password to compare with the stored one: any text within bounds, in NFC; rules of today do not shut out passwords of yesterday. */
export const currentPasswordField: Field<string> = textField(PASSWORD_TYPED_MAXIMUM, (typed) =>
  accept(normalizePassword(typed)),
);
