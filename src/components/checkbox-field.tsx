"use client";

import type { ReactNode } from "react";
import { FieldError } from "./field-error.tsx";
import { describedBy, useField } from "./form-context.tsx";

type CheckboxFieldProps = {
  readonly name: string;
  /** The whole sentence that is agreed to; links go into `help`. */
  readonly label: string;
  readonly help?: ReactNode;
  readonly value?: "on";
};

/** One box to tick; it sends `on`. */
export function CheckboxField({ name, label, help, value }: CheckboxFieldProps) {
  const field = useField(name);
  const ticked = field.attempt > 0 ? field.echoed === "on" : value === "on";
  return (
    <div className="field" data-invalid={field.error === undefined ? undefined : ""}>
      <FieldError id={field.errorId} words={field.error} />
      <div className="checkbox-row">
        <input
          aria-describedby={describedBy(field, help)}
          aria-invalid={field.error === undefined ? undefined : true}
          className="checkbox"
          defaultChecked={ticked}
          id={field.id}
          key={field.attempt}
          name={name}
          required
          type="checkbox"
          value="on"
        />
        <label className="checkbox-label" htmlFor={field.id}>
          {label}
        </label>
      </div>
      {help === undefined ? null : (
        <div className="field-help checkbox-help" id={field.helpId}>
          {help}
        </div>
      )}
    </div>
  );
}
