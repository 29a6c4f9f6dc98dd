"use client";

import { useState } from "react";

type SheetActionsProps = {
  /** What is copied. */
  readonly text: string;
  readonly download: { readonly href: string; readonly label: string };
  readonly words: {
    readonly print: string;
    readonly copy: string;
    readonly copied: string;
    readonly notCopied: string;
  };
};

/** Print, copy or download what stands on the page. Without scripts downloading is left, and the browser's own printing. */
export function SheetActions({ text, download, words }: SheetActionsProps) {
  const [told, setTold] = useState("");
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setTold(words.copied);
    } catch {
      setTold(words.notCopied);
    }
  };
  return (
    <div className="screen-only">
      <div className="actions">
        <button className="button button-secondary needs-script" onClick={() => window.print()} type="button">
          {words.print}
        </button>
        <button className="button button-secondary needs-script" onClick={() => void copy()} type="button">
          {words.copy}
        </button>
        <a className="button button-secondary" download href={download.href}>
          {download.label}
        </a>
      </div>
      <p className="field-help" role="status">
        {told}
      </p>
    </div>
  );
}
