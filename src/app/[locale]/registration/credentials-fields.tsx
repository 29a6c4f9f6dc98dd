"use client";

import { useMemo } from "react";
import { PasswordField } from "#components/password-field.tsx";
import { TextField } from "#components/text-field.tsx";
import type { PasswordContext } from "#lib/domain/password-own-data.ts";
import type { PasswordProfile } from "#lib/domain/password-policy.ts";
import type { RegistrationWords } from "#lib/i18n/messages/registration/words.ts";
import { passwordChecklist, usernameChecklist } from "./live-rules.ts";

type CredentialsWords = Pick<RegistrationWords, "usernameRules" | "passwordRules"> &
  Pick<RegistrationWords["details"], "usernameHelp" | "passwordHelp">;

type CredentialsFieldsProps = {
  readonly labels: { readonly username: string; readonly password: string; readonly confirmPassword: string };
  readonly words: CredentialsWords;
  readonly profile: PasswordProfile;
  /** What the person gave before and a password must not be built from. */
  readonly own: PasswordContext;
  readonly username: string;
};

/** A new username and its password, each with its rules, which tick as they are kept. */
export function CredentialsFields(props: CredentialsFieldsProps) {
  const { labels, words, username } = props;
  const usernameLines = useMemo(() => usernameChecklist(words.usernameRules), [words]);
  return (
    <>
      <TextField
        autoComplete="username"
        help={words.usernameHelp}
        label={labels.username}
        name="username"
        rules={usernameLines}
        script="latin"
        value={username}
      />
      <NewPasswordFields {...props} />
    </>
  );
}

/** A new password and its repetition beside the username of the same form. */
export function NewPasswordFields({ labels, words, profile, own }: Omit<CredentialsFieldsProps, "username">) {
  const passwordLines = useMemo(() => passwordChecklist(words.passwordRules, profile, own), [words, profile, own]);
  return (
    <>
      <PasswordField
        help={words.passwordHelp}
        label={labels.password}
        name="password"
        rules={passwordLines}
        use="new-password"
      />
      <PasswordField label={labels.confirmPassword} name="passwordConfirmation" use="new-password" />
    </>
  );
}
