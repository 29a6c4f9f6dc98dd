"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { fill } from "#lib/i18n/catalogue.ts";
import { FieldFrame } from "./field-frame.tsx";
import { describedBy, useField } from "./form-context.tsx";
import { useLanguage } from "./language-context.tsx";
import { type LiveRule, useLiveRules } from "./live-rules.ts";
import { RuleChecklist } from "./rule-checklist.tsx";

type PasswordFieldProps = {
  readonly name: string;
  readonly label: string;
  readonly help?: ReactNode;
  readonly use: "new-password" | "current-password";
  readonly rules?: readonly LiveRule[];
};

const NO_RULES: readonly LiveRule[] = [];

/** A password field with a show button. The server never echoes a secret; with scripts the page itself keeps it over a refusal. */
export function PasswordField({ name, label, help, use, rules = NO_RULES }: PasswordFieldProps) {
  const { words } = useLanguage();
  const field = useField(name);
  const input = useRef<HTMLInputElement>(null);
  const [shown, setShown] = useState(false);
  const met = useLiveRules(input, rules);

  useEffect(() => {
    if (field.attempt > 0 && input.current !== null) input.current.value = field.echoed ?? "";
  }, [field.attempt, field.echoed]);

  return (
    <FieldFrame field={field} help={help} label={label} name={name}>
      <div className="control-row">
        <input
          aria-describedby={describedBy(field, help)}
          aria-invalid={field.error === undefined ? undefined : true}
          autoCapitalize="none"
          autoComplete={use}
          autoCorrect="off"
          className="control"
          dir="ltr"
          id={field.id}
          name={name}
          ref={input}
          required
          spellCheck={false}
          type={shown ? "text" : "password"}
        />
        <button
          aria-controls={field.id}
          aria-label={fill(shown ? words.hideField : words.showField, { field: label })}
          className="button button-quiet needs-script"
          onClick={() => setShown(!shown)}
          type="button"
        >
          {shown ? words.hide : words.show}
        </button>
      </div>
      {rules.length === 0 ? null : <RuleChecklist met={met} rules={rules} />}
    </FieldFrame>
  );
}
