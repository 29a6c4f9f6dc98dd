"use client";

import { type RefObject, useEffect, useState } from "react";

/** One rule of a field as the browser checks it. `typed` reads what another field of the same form holds now. */
export type LiveRule = {
  readonly code: string;
  readonly words: string;
  readonly holds: (value: string, typed: (name: string) => string) => boolean;
};

function judge(input: HTMLInputElement, rules: readonly LiveRule[]): readonly string[] {
  if (input.value === "") return [];
  const form = input.form === null ? null : new FormData(input.form);
  const typed = (name: string) => {
    const value = form?.get(name);
    return typeof value === "string" ? value : "";
  };
  return rules.filter((rule) => rule.holds(input.value, typed)).map((rule) => rule.code);
}

/** The codes of the rules that the input keeps now; none while it is empty. Follows every change in its form. */
export function useLiveRules(input: RefObject<HTMLInputElement | null>, rules: readonly LiveRule[]): readonly string[] {
  const [met, setMet] = useState<readonly string[]>([]);
  useEffect(() => {
    const form = input.current?.form;
    const look = () => {
      if (input.current !== null) setMet(judge(input.current, rules));
    };
    look();
    form?.addEventListener("input", look);
    return () => form?.removeEventListener("input", look);
  }, [input, rules]);
  return met;
}
