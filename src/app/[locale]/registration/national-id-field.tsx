"use client";

import { useMemo } from "react";
import { TextField } from "#components/text-field.tsx";
import type { RegistrationWords } from "#lib/i18n/messages/registration/words.ts";
import { nationalIdChecklist } from "./live-rules.ts";

type NationalIdFieldProps = {
  readonly label: string;
  readonly help: string;
  readonly rules: RegistrationWords["nationalIdRules"];
  readonly value: string;
};

/** The national id or Iqama, with its rules, which tick as they are kept: a typing mistake shows before the form is sent. */
export function NationalIdField({ label, help, rules, value }: NationalIdFieldProps) {
  const lines = useMemo(() => nationalIdChecklist(rules), [rules]);
  return (
    <TextField
      help={help}
      inputMode="numeric"
      label={label}
      name="nationalId"
      rules={lines}
      script="latin"
      value={value}
    />
  );
}
