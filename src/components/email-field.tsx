"use client";

import { type ReactNode, useMemo } from "react";
import { emailChecklist } from "./contact-rules.ts";
import { useLanguage } from "./language-context.tsx";
import { TextField } from "./text-field.tsx";

type EmailFieldProps = {
  readonly label: string;
  readonly help: ReactNode;
  readonly value: string;
  readonly optional?: boolean;
};

/** An e-mail address, with its rules, which tick as they are kept. */
export function EmailField({ label, help, value, optional = false }: EmailFieldProps) {
  const { words } = useLanguage();
  const rules = useMemo(() => emailChecklist(words.emailRules), [words]);
  return (
    <TextField
      autoComplete="email"
      help={help}
      inputMode="email"
      label={label}
      name="email"
      optional={optional}
      rules={rules}
      script="latin"
      type="email"
      value={value}
    />
  );
}
