import { z } from "zod";
import { typedText } from "#lib/domain/form.ts";
import {
  currentPasswordField,
  newPasswordField,
  type PasswordPolicy,
  passwordConfirmationField,
} from "#lib/domain/password-field.ts";
import type { PasswordContext } from "#lib/domain/password-own-data.ts";

/** A form of a button alone. */
export const emptyForm = z.object({});

/** The present password, and the new one twice. */
export const passwordForm = (policy: PasswordPolicy, own: PasswordContext, data: FormData) =>
  z.object({
    current: currentPasswordField,
    password: newPasswordField(policy, own),
    passwordConfirmation: passwordConfirmationField(typedText(data, "password")),
  });

/** A browser may send anything as a form: what is none counts as an empty one. */
export const formOf = (data: unknown): FormData => (data instanceof FormData ? data : new FormData());
