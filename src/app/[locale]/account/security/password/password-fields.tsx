"use client";

import { useMemo } from "react";
import { PasswordField } from "#components/password-field.tsx";
import type { PasswordContext } from "#lib/domain/password-own-data.ts";
import type { PasswordProfile } from "#lib/domain/password-policy.ts";
import type { RegistrationWords } from "#lib/i18n/messages/registration/words.ts";
import { passwordChecklist } from "../../../registration/live-rules.ts";

type PasswordFieldsProps = {
  readonly labels: { readonly current: string; readonly wanted: string; readonly confirmation: string };
  readonly wantedHelp: string;
  readonly rules: RegistrationWords["passwordRules"];
  readonly profile: PasswordProfile;
  readonly username: string;
  /** What else is known of the person, which a password must not be built from. */
  readonly own: PasswordContext;
};

/** The present password, and the new one with its rules, which tick as they are kept. The username is there for password managers. */
export function PasswordFields({ labels, wantedHelp, rules, profile, username, own }: PasswordFieldsProps) {
  const lines = useMemo(() => passwordChecklist(rules, profile, own), [rules, profile, own]);
  return (
    <>
      <input autoComplete="username" defaultValue={username} hidden name="username" type="text" />
      <PasswordField label={labels.current} name="current" use="current-password" />
      <PasswordField help={wantedHelp} label={labels.wanted} name="password" rules={lines} use="new-password" />
      <PasswordField label={labels.confirmation} name="passwordConfirmation" use="new-password" />
    </>
  );
}
