import { type Email, parseEmail } from "./email.ts";
import { EMAIL_MAXIMUM } from "./email-shape.ts";
import { PASSKEY_NAME_MAXIMUM, parsePasskeyName } from "./factors/passkey.ts";
import { parseRecoveryCode, RECOVERY_CODE_TYPED_MAXIMUM } from "./factors/recovery-code.ts";
import type { FieldRefusal } from "./field-refusal.ts";
import { type Field, textField } from "./form.ts";
import type { Language } from "./language.ts";
import {
  type CountryCode,
  isCountryCode,
  MOBILE_TYPED_MAXIMUM,
  type MobileNumber,
  parseMobile,
  parseMobileOf,
  SAUDI_ONLY,
} from "./mobile-number.ts";
import { NATIONAL_ID_TYPED_MAXIMUM, type NationalId, parseNationalId } from "./national-id.ts";
import { FULL_NAME_MAXIMUM, parseFullName } from "./personal-name.ts";
import { PICTURE_ANSWER_MAXIMUM, parsePictureAnswer } from "./picture-answer.ts";
import { parseRegistryDate, REGISTRY_DATE_TYPED_MAXIMUM, type RegistryDate } from "./registry-date.ts";
import { accept, type Result, refuse } from "./result.ts";
import { parseSignInName, SIGN_IN_NAME_TYPED_MAXIMUM, type SignInName } from "./sign-in-name.ts";
import { parseHoldCode, parseTypedCode, TYPED_CODE_MAXIMUM } from "./typed-code.ts";
import { parseUsername, USERNAME_TYPED_MAXIMUM, type Username } from "./username.ts";

const SHORT_WORD_MAXIMUM = 16;
const AGREED = new Set(["on", "yes", "true", "1"]);

const NOT_AGREED = refuse({ code: "agreement_required" } as const);

const parseAgreement = (typed: string): Result<true, FieldRefusal> => (AGREED.has(typed) ? accept(true) : NOT_AGREED);

const parseLanguage = (typed: string): Result<Language, FieldRefusal> =>
  typed === "ar" || typed === "en" ? accept(typed) : refuse({ code: "language_unknown" });

const parseCountryAmong =
  (allowed: readonly CountryCode[]) =>
  (typed: string): Result<CountryCode, FieldRefusal> =>
    isCountryCode(typed) && allowed.includes(typed) ? accept(typed) : refuse({ code: "country_not_allowed" });

/** The national id or Iqama. */
export const nationalIdField: Field<NationalId> = textField(NATIONAL_ID_TYPED_MAXIMUM, parseNationalId);

/** A Saudi mobile number in any form that people type. */
export const mobileField: Field<MobileNumber> = textField(MOBILE_TYPED_MAXIMUM, (typed) => parseMobile(typed));

/** The country code of the mobile-change form: a country such as `SA`, one of those allowed. `blank` answers a form that has none. */
export const countryField = (
  allowed: readonly CountryCode[],
  blank?: Result<CountryCode, FieldRefusal>,
): Field<CountryCode> => textField(SHORT_WORD_MAXIMUM, parseCountryAmong(allowed), blank);

/** The new number of the mobile-change form. `chosen` is what the form brought as country; an unknown one counts as Saudi Arabia here, since `countryField` refuses it. */
export const newMobileField = (chosen: string, allowed: readonly CountryCode[]): Field<MobileNumber> => {
  const country = isCountryCode(chosen) ? chosen : SAUDI_ONLY.assumed;
  return textField(MOBILE_TYPED_MAXIMUM, (typed) => parseMobileOf(country, typed, allowed));
};

/** A new username. */
export const usernameField: Field<Username> = textField(USERNAME_TYPED_MAXIMUM, parseUsername);

/** An e-mail address. */
export const emailField: Field<Email> = textField(EMAIL_MAXIMUM * 2, parseEmail);

/** An e-mail address that may be left out: blank is `null`. */
export const optionalEmailField: Field<Email | null> = textField<Email | null>(
  EMAIL_MAXIMUM * 2,
  parseEmail,
  accept(null),
);

/** A one-time code: six digits. */
export const codeField: Field<string> = textField(TYPED_CODE_MAXIMUM, parseTypedCode);

/** A printed recovery code, as it is kept: capitals, without its dashes. */
export const recoveryCodeField: Field<string> = textField(RECOVERY_CODE_TYPED_MAXIMUM, parseRecoveryCode);

/** What a person calls a factor; blank is `null`. */
export const optionalFactorNameField: Field<string | null> = textField<string | null>(
  PASSKEY_NAME_MAXIMUM * 4,
  parsePasskeyName,
  accept(null),
);

/** The answer to a picture code: digits that were seen or heard, or the solution of the work done instead. */
export const pictureAnswerField: Field<string> = textField(PICTURE_ANSWER_MAXIMUM, parsePictureAnswer);

/** The preferred language. */
export const languageField: Field<Language> = textField(SHORT_WORD_MAXIMUM, parseLanguage);

/** The agreement to the terms: a ticked box. */
export const agreementField: Field<true> = textField<true>(SHORT_WORD_MAXIMUM, parseAgreement, NOT_AGREED);

/** A full name, as typed. */
export const fullNameField: Field<string> = textField(FULL_NAME_MAXIMUM, parseFullName);

/** Username or id, wherever a person says who they are. */
export const signInNameField: Field<SignInName> = textField(SIGN_IN_NAME_TYPED_MAXIMUM, parseSignInName);

/** A hold code: eight letters, in capitals. */
export const holdCodeField: Field<string> = textField(TYPED_CODE_MAXIMUM, parseHoldCode);

/** A box that may be ticked or not. */
export const tickField: Field<boolean> = textField<boolean>(
  SHORT_WORD_MAXIMUM,
  (typed) => accept(AGREED.has(typed)),
  accept(false),
);

/** A date from a person's papers, Hijri or Gregorian. */
export const registryDateField: Field<RegistryDate> = textField(REGISTRY_DATE_TYPED_MAXIMUM, parseRegistryDate);
