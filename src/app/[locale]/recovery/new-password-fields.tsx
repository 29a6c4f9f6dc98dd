"use client";

import { useMemo } from "react";
import { PasswordField } from "#components/password-field.tsx";
import type { PasswordContext } from "#lib/domain/password-own-data.ts";
import type { PasswordProfile } from "#lib/domain/password-policy.ts";
import type { RegistrationWords } from "#lib/i18n/messages/registration/words.ts";
import { passwordChecklist } from "../registration/live-rules.ts";

type NewPasswordFieldsProps = {
  readonly labels: { readonly password: string; readonly passwordConfirmation: string };
  readonly words: RegistrationWords["passwordRules"];
  readonly profile: PasswordProfile;
  /** What the person has typed on this way and a password must not be built from. */
  readonly own: PasswordContext;
};

/** A new password with its rules, which tick as they are kept, and its repetition. */
export function NewPasswordFields({ labels, words, profile, own }: NewPasswordFieldsProps) {
  const lines = useMemo(() => passwordChecklist(words, profile, own), [words, profile, own]);
  return (
    <>
      <PasswordField label={labels.password} name="password" rules={lines} use="new-password" />
      <PasswordField label={labels.passwordConfirmation} name="passwordConfirmation" use="new-password" />
    </>
  );
}
