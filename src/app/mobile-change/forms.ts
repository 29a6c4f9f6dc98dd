import { z } from "zod";
import {
  codeField,
  countryField,
  fullNameField,
  newMobileField,
  optionalEmailField,
  pictureAnswerField,
  signInNameField,
} from "#lib/domain/fields.ts";
import { typedText } from "#lib/domain/form.ts";
import type { CountryCode } from "#lib/domain/mobile-number.ts";
import { currentPasswordField } from "#lib/domain/password-field.ts";

/** Who someone is on the Absher route. */
export const absherForm = z.object({
  name: signInNameField,
  fullName: fullNameField,
  password: currentPasswordField,
  picture: pictureAnswerField,
});

/** The new number and, if wished, the new e-mail. The number is read beside the country of the same form, one of `countries`. */
export const numberForm = (data: FormData, countries: readonly CountryCode[]) =>
  z.object({
    country: countryField(countries),
    mobile: newMobileField(typedText(data, "country"), countries),
    email: optionalEmailField,
  });

/** A one-time code. */
export const codeForm = z.object({ code: codeField });

/** A form of a button alone. */
export const emptyForm = z.object({});

/** A browser may send anything as a form: what is none counts as an empty one. */
export const formOf = (data: unknown): FormData => (data instanceof FormData ? data : new FormData());
