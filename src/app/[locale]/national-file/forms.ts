import { z } from "zod";
import {
  agreementField,
  fullNameField,
  languageField,
  mobileField,
  optionalEmailField,
  pictureAnswerField,
  usernameField,
} from "#lib/domain/fields.ts";
import { type Field, textField, typedText } from "#lib/domain/form.ts";
import { newPasswordField, type PasswordPolicy, passwordConfirmationField } from "#lib/domain/password-field.ts";
import { accept } from "#lib/domain/result.ts";
import { USERNAME_TYPED_MAXIMUM, type Username } from "#lib/domain/username.ts";

/** The full name alone. */
export const nameForm = z.object({ fullName: fullNameField });

/** Whatever the form holds there, Absher's username stands. */
const fixed = (username: Username): Field<Username> =>
  textField<Username>(USERNAME_TYPED_MAXIMUM, () => accept(username), accept(username));

/** Number, name, e-mail, password, language, picture code and agreement; a username where Absher's keeps no rules (`absherUsername` is `null`). */
export function answersForm(policy: PasswordPolicy, data: FormData, absherUsername: Username | null) {
  const username = absherUsername ?? typedText(data, "username");
  return z.object({
    mobile: mobileField,
    fullName: fullNameField,
    username: absherUsername === null ? usernameField : fixed(absherUsername),
    password: newPasswordField(policy, { username }),
    passwordConfirmation: passwordConfirmationField(typedText(data, "password")),
    email: optionalEmailField,
    language: languageField,
    picture: pictureAnswerField,
    agreement: agreementField,
  });
}
