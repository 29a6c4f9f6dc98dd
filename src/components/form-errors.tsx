"use client";

import { use, useEffect, useRef } from "react";
import type { FormState } from "#lib/http/form-state.ts";
import { fill } from "#lib/i18n/catalogue.ts";
import { FormContext } from "./form-context.tsx";
import { Icon } from "./icon.tsx";
import { useLanguage } from "./language-context.tsx";

/** The summary of a form's refusals, with a link to each field, and its good news. `Form` places it. */
export function FormErrors({ labels }: { readonly labels: Readonly<Record<string, string>> }) {
  const { state, prefix } = use(FormContext);
  const { words } = useLanguage();
  const summary = useRef<HTMLDivElement>(null);
  const { attempt, form, notice } = state;
  const fields = Object.entries(state.fields);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer moves the focus, also when its words are the same
  useEffect(() => summary.current?.focus(), [attempt]);
  useErrorInTitle(state);

  if (form === null && fields.length === 0) {
    return <div role="status">{notice === undefined ? null : <p className="notice notice-success">{notice}</p>}</div>;
  }
  return (
    <div
      // biome-ignore lint/a11y/noAutofocus: the summary is what the person must read first, also without scripts
      autoFocus
      className="notice notice-danger"
      key={attempt}
      ref={summary}
      role="alert"
      tabIndex={-1}
    >
      <Icon name="warning" />
      <div className="notice-body">
        {form === null ? <p className="notice-title">{words.errorsTitle}</p> : <p className="notice-title">{form}</p>}
        {fields.length === 0 ? null : (
          <ul className="error-links">
            {fields.map(([name, text]) => (
              <li key={name}>
                <a href={`#${prefix}${name}`}>{named(text, labels[name])}</a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

/** The page's title says that something was refused, until the next answer. */
function useErrorInTitle({ attempt, form, fields }: FormState): void {
  const { words } = useLanguage();
  const isRefused = form !== null || Object.keys(fields).length > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer is told anew
  useEffect(() => {
    if (!isRefused) return;
    const before = document.title;
    const told = fill(words.errorInTitle, { title: before });
    document.title = told;
    return () => {
      if (document.title === told) document.title = before;
    };
  }, [isRefused, attempt, words]);
}

/** A refusal with the label in front, unless it names its field itself. */
function named(text: string, label: string | undefined): string {
  if (label === undefined) return text;
  const telling = label
    .toLowerCase()
    .split(" ")
    .filter((word) => word.length > 3);
  return telling.some((word) => text.toLowerCase().includes(word)) ? text : `${label}: ${text}`;
}
