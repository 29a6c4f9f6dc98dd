"use client";

import { useEffect, useRef } from "react";
import type { FieldView } from "../form-context.tsx";
import { Icon } from "../icon.tsx";
import { useLanguage } from "../language-context.tsx";

type WorkDoneProps = {
  readonly field: FieldView;
  readonly name: string;
  readonly solution: string;
  readonly leave: () => void;
};

/**
 * Stands in the place of picture and field once the work is done, says so, and carries its solution. It takes the focus only from what went away
 * with the picture: who is typing elsewhere goes on typing.
 */
export function WorkDone({ field, name, solution, leave }: WorkDoneProps) {
  const { words } = useLanguage();
  const said = useRef<HTMLOutputElement>(null);

  useEffect(() => {
    if (document.activeElement === document.body) said.current?.focus();
  }, []);
  return (
    <div className="work-done">
      <Icon name="check" />
      <output aria-live="off" id={field.id} ref={said} tabIndex={-1}>
        {words.workDone}
      </output>
      <input name={name} type="hidden" value={solution} />
      <button className="button button-quiet" onClick={leave} type="button">
        {words.backToPicture}
      </button>
    </div>
  );
}
