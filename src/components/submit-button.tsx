"use client";

import type { ReactNode } from "react";
import { useFormStatus } from "react-dom";
import { useLanguage } from "./language-context.tsx";

type SubmitButtonProps = {
  readonly children: ReactNode;
  readonly tone?: "primary" | "secondary" | "danger";
  /** For a form with several ways on: sent as `intent`. */
  readonly intent?: string;
};

/** A form's main button. While the answer is awaited it says so and does not send twice; it keeps its name and the focus. */
export function SubmitButton({ children, tone = "primary", intent }: SubmitButtonProps) {
  const { words } = useLanguage();
  const { pending, data } = useFormStatus();
  const isOwn = pending && (intent === undefined || data?.get("intent") === intent);
  return (
    <div className="submit">
      <button
        aria-disabled={pending}
        className={`button button-${tone}`}
        data-pending={isOwn ? "" : undefined}
        name={intent === undefined ? undefined : "intent"}
        onClick={(event) => {
          if (pending) event.preventDefault();
        }}
        type="submit"
        value={intent}
      >
        {children}
      </button>
      <p className="submit-status" role="status">
        {isOwn ? words.pending : ""}
      </p>
    </div>
  );
}
