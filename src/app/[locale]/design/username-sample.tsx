"use client";

import { useMemo } from "react";
import type { LiveRule } from "#components/live-rules.ts";
import { TextField } from "#components/text-field.tsx";

const KEEPS: readonly ((value: string) => boolean)[] = [
  (value) => value.length >= 8,
  (value) => /[A-Z]/.test(value),
  (value) => /[a-z]/.test(value),
  (value) => /[0-9]/.test(value),
];

type UsernameSampleProps = { readonly label: string; readonly help: string; readonly words: readonly string[] };

/** A field with a live checklist, as a flow's own client component makes one from the domain's rules. */
export function UsernameSample({ label, help, words }: UsernameSampleProps) {
  const rules = useMemo<readonly LiveRule[]>(
    () => KEEPS.map((holds, index) => ({ code: String(index), words: words[index] ?? "", holds })),
    [words],
  );
  return <TextField autoComplete="username" help={help} label={label} name="username" rules={rules} script="latin" />;
}
