"use client";

import { type ReactNode, use } from "react";
import { SUGGESTION_BUTTON } from "#lib/http/suggestion.ts";
import { FieldError } from "./field-error.tsx";
import { type FieldView, FormContext } from "./form-context.tsx";
import { useLanguage } from "./language-context.tsx";
import { Ltr } from "./ltr.tsx";

type FieldFrameProps = {
  readonly name: string;
  readonly label: string;
  readonly field: FieldView;
  readonly help?: ReactNode;
  readonly optional?: boolean;
  readonly children: ReactNode;
};

/** What stands around every control: label, help, refusal, and a suggestion when there is one. */
export function FieldFrame({ name, label, field, help, optional, children }: FieldFrameProps) {
  const { words } = useLanguage();
  return (
    <div className="field" data-invalid={field.error === undefined ? undefined : ""}>
      <div className="field-head">
        <label className="field-label" htmlFor={field.id}>
          {label}
        </label>
        {optional === true ? <span className="field-optional">{words.optional}</span> : null}
      </div>
      {help === undefined ? null : (
        <div className="field-help" id={field.helpId}>
          {help}
        </div>
      )}
      <FieldError id={field.errorId} words={field.error} />
      <Suggestion name={name} />
      {children}
    </div>
  );
}

function Suggestion({ name }: { readonly name: string }) {
  const { suggestion } = use(FormContext).state;
  const { words } = useLanguage();
  if (suggestion?.field !== name) return null;
  return (
    <div className="suggestion">
      <Ltr>{suggestion.label}</Ltr>
      <button className="button button-secondary" name={SUGGESTION_BUTTON} type="submit" value={name}>
        {words.useSuggestion}
      </button>
    </div>
  );
}
