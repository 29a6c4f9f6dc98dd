import { z } from "zod";
import { shownPasskeyField } from "#lib/domain/factors/passkey-answer.ts";
import {
  codeField,
  countryField,
  nationalIdField,
  newMobileField,
  optionalEmailField,
  pictureAnswerField,
  recoveryCodeField,
  registryDateField,
  signInNameField,
  tickField,
} from "#lib/domain/fields.ts";
import { typedText } from "#lib/domain/form.ts";
import type { CountryCode } from "#lib/domain/mobile-number.ts";
import {
  currentPasswordField,
  newPasswordField,
  type PasswordPolicy,
  passwordConfirmationField,
} from "#lib/domain/password-field.ts";
import type { PasswordContext } from "#lib/domain/password-own-data.ts";
import { accept } from "#lib/domain/result.ts";
import { deskCodeField } from "#lib/domain/service-desk/fields.ts";

/** What a person still has. */
export const belongingsForm = z.object({
  old_sim: tickField,
  password: tickField,
  email: tickField,
  passkey: tickField,
  totp: tickField,
  recovery_code: tickField,
  in_person: tickField,
  known_device: tickField,
  nothing: tickField,
});

/** Who it is, and the new number, read beside the country of the same form, one of `countries`; a new e-mail if wished. */
export const newNumberForm = (data: FormData, countries: readonly CountryCode[]) =>
  z.object({
    name: signInNameField,
    country: countryField(countries),
    mobile: newMobileField(typedText(data, "country"), countries),
    email: optionalEmailField,
    picture: pictureAnswerField,
  });

/** Who it is, and any number of their own; the form has a country where there is a choice. */
export const ownNumberForm = (data: FormData, countries: readonly CountryCode[]) =>
  z.object({
    name: signInNameField,
    country: countryField(countries, accept("SA")),
    mobile: newMobileField(typedText(data, "country"), countries),
    picture: pictureAnswerField,
  });

/** The id of who has forgotten the username, and any number of their own. */
export const ownIdForm = (data: FormData, countries: readonly CountryCode[]) =>
  ownNumberForm(data, countries).omit({ name: true }).extend({ nationalId: nationalIdField });

/** What stands on a person's papers. */
export const factsForm = z.object({ birthDate: registryDateField, idExpiry: registryDateField });

/** The account's password. */
export const passwordForm = z.object({ password: currentPasswordField });

/** A code of the authenticator app; its shape is a one-time code's. */
export const totpForm = z.object({ code: codeField });

/** A passkey that was shown, as the browser tells it. */
export const passkeyForm = z.object({ passkey: shownPasskeyField });

/** One of the printed codes. */
export const recoveryCodeForm = z.object({ code: recoveryCodeField });

/** A service-desk code. */
export const deskCodeForm = z.object({ code: deskCodeField });

/** A one-time code. */
export const codeForm = z.object({ code: codeField });

/** A new password of a person of whom `context` is known, and its repetition. */
export const newPasswordForm = (data: FormData, policy: PasswordPolicy, context: PasswordContext) =>
  z.object({
    password: newPasswordField(policy, context),
    passwordConfirmation: passwordConfirmationField(typedText(data, "password")),
  });

/** The last word, and the wait that its page told. */
export const confirmForm = z.object({ waitMs: z.coerce.number().int().nonnegative().nullable().catch(null) });

/** A form of a button alone. */
export const emptyForm = z.object({});

/** A browser may send anything as a form: what is none counts as an empty one. */
export const formOf = (data: unknown): FormData => (data instanceof FormData ? data : new FormData());
