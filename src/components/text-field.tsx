"use client";

import { type HTMLInputAutoCompleteAttribute, type HTMLInputTypeAttribute, type ReactNode, useRef } from "react";
import { FieldFrame } from "./field-frame.tsx";
import { describedBy, useField } from "./form-context.tsx";
import { type LiveRule, useLiveRules } from "./live-rules.ts";
import { RuleChecklist } from "./rule-checklist.tsx";

type TextFieldProps = {
  readonly name: string;
  readonly label: string;
  /** A sentence under the label: text, or links as well. */
  readonly help?: ReactNode;
  /** What the field holds at first: an answer that is being corrected. */
  readonly value?: string;
  /** `latin` for ids, mobiles, codes, usernames and e-mails; `free` (names) follows what is typed. */
  readonly script?: "latin" | "free";
  readonly type?: Extract<HTMLInputTypeAttribute, "text" | "email" | "tel">;
  readonly inputMode?: "text" | "numeric" | "tel" | "email";
  readonly autoComplete?: HTMLInputAutoCompleteAttribute;
  readonly optional?: boolean;
  readonly rules?: readonly LiveRule[];
};

const NO_RULES: readonly LiveRule[] = [];

/** A one-line text field. With `rules` it shows a checklist that ticks as they are met. */
export function TextField(props: TextFieldProps) {
  const { name, label, help, value = "", script = "free", optional = false, rules = NO_RULES } = props;
  const field = useField(name);
  const input = useRef<HTMLInputElement>(null);
  const met = useLiveRules(input, rules);
  return (
    <FieldFrame field={field} help={help} label={label} name={name} optional={optional}>
      <input
        aria-describedby={describedBy(field, help)}
        aria-invalid={field.error === undefined ? undefined : true}
        autoCapitalize={script === "latin" ? "none" : undefined}
        autoComplete={props.autoComplete ?? "off"}
        autoCorrect={script === "latin" ? "off" : undefined}
        className="control"
        defaultValue={field.echoed ?? value}
        dir={script === "latin" ? "ltr" : "auto"}
        id={field.id}
        inputMode={props.inputMode}
        key={field.attempt}
        name={name}
        ref={input}
        required={!optional}
        spellCheck={script === "latin" ? false : undefined}
        type={props.type ?? "text"}
      />
      {rules.length === 0 ? null : <RuleChecklist met={met} rules={rules} />}
    </FieldFrame>
  );
}
