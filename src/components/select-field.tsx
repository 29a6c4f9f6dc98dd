"use client";

import type { HTMLInputAutoCompleteAttribute, ReactNode } from "react";
import { FieldFrame } from "./field-frame.tsx";
import { describedBy, useField } from "./form-context.tsx";

/** One choice of a list. */
export type SelectOption = { readonly value: string; readonly label: string };

type SelectFieldProps = {
  readonly name: string;
  readonly label: string;
  readonly options: readonly SelectOption[];
  readonly help?: ReactNode;
  /** The choice that stands at first. */
  readonly value?: string;
  readonly autoComplete?: HTMLInputAutoCompleteAttribute;
};

/** A native list of choices. */
export function SelectField({ name, label, options, help, value, autoComplete }: SelectFieldProps) {
  const field = useField(name);
  return (
    <FieldFrame field={field} help={help} label={label} name={name}>
      <select
        aria-describedby={describedBy(field, help)}
        aria-invalid={field.error === undefined ? undefined : true}
        autoComplete={autoComplete}
        className="control"
        defaultValue={field.echoed ?? value}
        id={field.id}
        key={field.attempt}
        name={name}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
