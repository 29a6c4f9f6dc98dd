import { z } from "zod";
import {
  agreementField,
  codeField,
  emailField,
  languageField,
  mobileField,
  nationalIdField,
  pictureAnswerField,
  usernameField,
} from "#lib/domain/fields.ts";
import { typedText } from "#lib/domain/form.ts";
import { newPasswordField, type PasswordPolicy, passwordConfirmationField } from "#lib/domain/password-field.ts";

/** Id, number and e-mail. */
export const identityForm = z.object({ nationalId: nationalIdField, mobile: mobileField, email: emailField });

/** The activation code. */
export const codeForm = z.object({ code: codeField });

/** A form of a button alone. */
export const emptyForm = z.object({});

/** The password and its repetition beside the username of the same form; the identity is compared by the flow, which holds it. */
function credentials(policy: PasswordPolicy, data: FormData) {
  return {
    username: usernameField,
    password: newPasswordField(policy, { username: typedText(data, "username") }),
    passwordConfirmation: passwordConfirmationField(typedText(data, "password")),
  };
}

/** Username, password, language, picture code and agreement. */
export const detailsForm = (policy: PasswordPolicy, data: FormData) =>
  z.object({
    ...credentials(policy, data),
    language: languageField,
    picture: pictureAnswerField,
    agreement: agreementField,
  });

/** Another username, and the password with it. */
export const usernameForm = (policy: PasswordPolicy, data: FormData) => z.object(credentials(policy, data));

/** A browser may send anything as a form: what is none counts as an empty one. */
export const formOf = (data: unknown): FormData => (data instanceof FormData ? data : new FormData());
