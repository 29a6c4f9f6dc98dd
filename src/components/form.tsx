"use client";

import { type FormEvent, type ReactNode, useActionState, useState } from "react";
import { type FormAction, IDLE_FORM } from "#lib/http/form-state.ts";
import { takeSuggestion } from "#lib/http/suggestion.ts";
import { FormContext } from "./form-context.tsx";
import { FormErrors } from "./form-errors.tsx";

type FormProps = {
  readonly action: FormAction;
  readonly children: ReactNode;
  /** Only where a page has several forms with fields of the same name. */
  readonly id?: string;
  /** The labels of the fields by name, so that the summary can say which box each refusal is about. */
  readonly labels?: Readonly<Record<string, string>>;
};

const NO_LABELS: Readonly<Record<string, string>> = {};

/**
 * A form of a flow. It works with and without scripts, keeps what was typed, shows refusals in a summary and at their fields, and moves the
 * focus to the summary. Compose it in the server page; fields and buttons inside need nothing but their names and labels.
 */
export function Form({ action, children, id, labels = NO_LABELS }: FormProps) {
  const [state, submit] = useActionState(action, IDLE_FORM);
  const [typed, setTyped] = useState<FormData | null>(null);
  const prefix = id === undefined ? "" : `${id}-`;
  return (
    <FormContext value={{ state, prefix, typed }}>
      <form
        action={submit}
        className="form"
        id={id}
        noValidate
        onSubmit={(event) => setTyped(takeSuggestion(state, dataOf(event)))}
      >
        {/* Enter presses a form's first submit button: it must be the plain one, not "another picture" or "show". */}
        <button aria-hidden="true" className="sr-only" tabIndex={-1} type="submit" />
        <FormErrors labels={labels} />
        {children}
      </form>
    </FormContext>
  );
}

/** What is about to be sent. */
function dataOf({ currentTarget, nativeEvent }: FormEvent<HTMLFormElement>): FormData {
  const submitter = nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null;
  return new FormData(currentTarget, submitter);
}
