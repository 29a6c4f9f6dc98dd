"use client";

import { createContext, use } from "react";
import { type FormState, IDLE_FORM } from "#lib/http/form-state.ts";

/**
 * A form's state as its fields see it. `prefix` keeps ids apart when a page has several forms. `typed` is what was sent last: where scripts
 * run, the page itself keeps it, and no answer brings it back.
 */
export type FormView = { readonly state: FormState; readonly prefix: string; readonly typed: FormData | null };

/** Where a form's fields find their values and refusals; a field outside any form is idle. */
export const FormContext = createContext<FormView>({ state: IDLE_FORM, prefix: "", typed: null });

/** What a field needs to draw itself. */
export type FieldView = {
  readonly id: string;
  readonly errorId: string;
  readonly helpId: string;
  /** Words of the refusal, or `undefined`. */
  readonly error: string | undefined;
  /** What was typed at the last attempt, where it may be shown again. */
  readonly echoed: string | undefined;
  /** Changes with each answer: the key of inputs, so that they take their values anew. */
  readonly attempt: number;
};

function textIn(typed: FormData | null, name: string): string | undefined {
  const value = typed?.getAll(name).at(-1);
  return typeof value === "string" ? value : undefined;
}

/** One field's part of the form around it. */
export function useField(name: string): FieldView {
  const { state, prefix, typed } = use(FormContext);
  const id = `${prefix}${name}`;
  return {
    id,
    errorId: `${id}-error`,
    helpId: `${id}-help`,
    error: state.fields[name],
    echoed: state.values[name] ?? textIn(typed, name),
    attempt: state.attempt,
  };
}

/** The ids that describe a field, for `aria-describedby`: its help and, when it has one, its refusal. */
export function describedBy(field: FieldView, help: unknown): string | undefined {
  const ids = [help === undefined ? "" : field.helpId, field.error === undefined ? "" : field.errorId];
  return ids.filter((id) => id !== "").join(" ") || undefined;
}
