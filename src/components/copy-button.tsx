"use client";

import { useState } from "react";

type CopyButtonProps = {
  readonly code: string;
  /** Says what is copied, for who does not see what stands beside it. */
  readonly label: string;
  readonly words: { readonly copy: string; readonly copied: string; readonly notCopied: string };
};

/** Copies a text; without scripts it is not shown, and the text can be selected. */
export function CopyButton({ code, label, words }: CopyButtonProps) {
  const [told, setTold] = useState("");
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(code);
      setTold(words.copied);
    } catch {
      setTold(words.notCopied);
    }
  };
  return (
    <div className="screen-only needs-script">
      <button aria-label={label} className="button button-quiet" onClick={() => void copy()} type="button">
        {words.copy}
      </button>
      <span className="field-help" role="status">
        {told}
      </span>
    </div>
  );
}
