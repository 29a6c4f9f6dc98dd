"use client";

import { useField } from "./form-context.tsx";

/** A value that the page gives its form and that comes back with it, also over a refusal. It is the browser's word: never trust it. */
export function HiddenField({ name, value }: { readonly name: string; readonly value: string }) {
  const { attempt, echoed } = useField(name);
  return <input defaultValue={echoed ?? value} key={attempt} name={name} type="hidden" />;
}
