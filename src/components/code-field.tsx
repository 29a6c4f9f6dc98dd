"use client";

import type { ReactNode } from "react";
import { FieldFrame } from "./field-frame.tsx";
import { describedBy, useField } from "./form-context.tsx";

type CodeFieldProps = { readonly name: string; readonly label: string; readonly help?: ReactNode };

/**
 * One field for a six-digit code: focused at first, filled by the phone where it can, any digits and pasting welcome. The help (how many
 * tries are left) gives way to a refusal, which says the same, counted anew.
 */
export function CodeField({ name, label, help }: CodeFieldProps) {
  const field = useField(name);
  const shownHelp = field.error === undefined ? help : undefined;
  return (
    <FieldFrame field={field} help={shownHelp} label={label} name={name}>
      <input
        aria-describedby={describedBy(field, shownHelp)}
        aria-invalid={field.error === undefined ? undefined : true}
        autoComplete="one-time-code"
        // biome-ignore lint/a11y/noAutofocus: the code is the only thing asked on its page
        autoFocus={field.attempt === 0}
        className="control control-code"
        dir="ltr"
        id={field.id}
        inputMode="numeric"
        key={field.attempt}
        maxLength={32}
        name={name}
        pattern="[0-9٠-٩۰-۹ \-]*"
        required
        type="text"
      />
    </FieldFrame>
  );
}
