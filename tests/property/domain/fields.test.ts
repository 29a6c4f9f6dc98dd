import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import type { FieldRefusalCode } from "#lib/domain/field-refusal.ts";
import * as fields from "#lib/domain/fields.ts";
import { parseForm } from "#lib/domain/form.ts";
import { currentPasswordField, newPasswordField, passwordConfirmationField } from "#lib/domain/password-field.ts";

/** Every code, once: a code that is added to the union and not here does not compile. */
const CODES: Readonly<Record<FieldRefusalCode, true>> = {
  required: true,
  passkey_unreadable: true,
  desk_code_not_eight_letters: true,
  lookup_note_too_short: true,
  lookup_reason_missing: true,
  unreadable: true,
  too_long: true,
  language_unknown: true,
  agreement_required: true,
  country_not_allowed: true,
  password_common: true,
  passwords_differ: true,
  national_id_not_digits: true,
  national_id_wrong_length: true,
  national_id_wrong_start: true,
  national_id_check_failed: true,
  mobile_malformed: true,
  mobile_stray_letter: true,
  mobile_too_short: true,
  mobile_too_long: true,
  mobile_landline: true,
  mobile_unknown_prefix: true,
  mobile_extension: true,
  mobile_several_numbers: true,
  mobile_country_not_allowed: true,
  mobile_country_differs: true,
  username_not_english: true,
  username_too_short: true,
  username_too_long: true,
  username_without_capital: true,
  username_without_small: true,
  username_without_digit: true,
  email_without_at: true,
  email_name_unreadable: true,
  email_domain_incomplete: true,
  email_malformed: true,
  email_too_long: true,
  full_name_not_letters: true,
  full_name_incomplete: true,
  full_name_too_long: true,
  mobile_not_of_country: true,
  sign_in_name_malformed: true,
  picture_answer_not_digits: true,
  code_not_six_digits: true,
  hold_code_not_eight_letters: true,
  password_arabic_letters: true,
  password_not_english: true,
  password_unprintable: true,
  password_too_short: true,
  password_too_long: true,
  password_without_capital: true,
  password_without_small: true,
  password_without_symbol: true,
  password_has_username: true,
  recovery_code_malformed: true,
  date_malformed: true,
  password_repeats_character: true,
  password_has_portal_name: true,
  password_has_own_data: true,
};

const nasty = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 }).map((units) => String.fromCharCode(...units)),
  fc.string({ unit: fc.constantFrom(..."0123456789٠١٢٣۴۵+- \u200e\u202eاa"), maxLength: 40 }),
  fc.constantFrom(
    "\u202e0512345678",
    "' OR '1'='1' --",
    "1; DROP TABLE accounts; --",
    "<script>alert(1)</script>",
    "{{7*7}}",
    "\ud800",
    "\u0000",
    "../../etc/passwd",
    "a@".repeat(200),
    "1".repeat(3000),
  ),
);

const schemaFor = (typed: string) =>
  z.object({
    nationalId: fields.nationalIdField,
    mobile: fields.mobileField,
    newMobile: fields.newMobileField(typed, ["SA", "AE"]),
    country: fields.countryField(["SA", "AE"]),
    username: fields.usernameField,
    email: fields.emailField,
    optionalEmail: fields.optionalEmailField,
    code: fields.codeField,
    picture: fields.pictureAnswerField,
    language: fields.languageField,
    agreement: fields.agreementField,
    fullName: fields.fullNameField,
    signInName: fields.signInNameField,
    holdCode: fields.holdCodeField,
    recoveryCode: fields.recoveryCodeField,
    national: newPasswordField(
      { profile: "national", isCommon: () => false },
      { username: typed, nationalId: typed, mobile: typed, email: typed },
    ),
    nist: newPasswordField({ profile: "nist", isCommon: () => false }, { username: typed, email: typed }),
    confirmation: passwordConfirmationField("Blue!Kettle"),
    current: currentPasswordField,
  });

test("whatever is typed, every field answers with a value or with a known refusal, and nothing throws", () => {
  fc.assert(
    fc.property(nasty, nasty, (typed, context) => {
      const schema = schemaFor(context);
      const form = new FormData();
      for (const name of Object.keys(schema.shape)) form.set(name, typed);
      const parsed = parseForm(schema, form);
      if (parsed.ok) return;
      for (const refusal of Object.values(parsed.refusal.fields)) expect(CODES).toHaveProperty(refusal.code);
    }),
    { numRuns: 300 },
  );
});

test("a megabyte of anything is refused by every field", () => {
  const unit = fc.constantFrom("1", "a", "ا", "\u202e", "\ud800", " 05", "a@", "<b>", "٠", "\u0301", "!A");
  fc.assert(
    fc.property(unit, (piece) => {
      const huge = piece.repeat(Math.ceil(1_000_000 / piece.length));
      const schema = schemaFor(huge);
      const form = new FormData();
      for (const name of Object.keys(schema.shape)) form.set(name, huge);
      const parsed = parseForm(schema, form);
      expect(parsed.ok).toBe(false);
      if (!parsed.ok) expect(Object.keys(parsed.refusal.fields)).toHaveLength(Object.keys(schema.shape).length);
    }),
    { numRuns: 11 },
  );
});
