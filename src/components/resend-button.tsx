"use client";

import { useFormStatus } from "react-dom";
import { fill } from "#lib/i18n/catalogue.ts";
import { durationWords } from "#lib/i18n/durations.ts";
import { useLanguage } from "./language-context.tsx";
import { type Deadline, useRemaining } from "./remaining-time.ts";

type ResendButtonProps = {
  /** When a new code may be asked for. The server holds to it anyway. */
  readonly allowed: Deadline;
};

/** The button of a form of its own that asks for a new code; it waits in sight until one may be asked for. */
export function ResendButton({ allowed }: ResendButtonProps) {
  const { locale, words } = useLanguage();
  const { pending } = useFormStatus();
  const left = useRemaining(allowed);
  const waiting = left !== null && left > 0;
  return (
    <div className="resend">
      <button
        aria-describedby="resend-when"
        aria-disabled={waiting || pending}
        className="button button-quiet"
        onClick={(event) => {
          if (waiting || pending) event.preventDefault();
        }}
        type="submit"
      >
        {words.resend}
      </button>
      <p className="field-help" id="resend-when">
        {waiting ? fill(words.resendAfter, { duration: durationWords(left, locale, "oblique") }) : ""}
        {left === 0 ? words.resendNow : ""}
      </p>
    </div>
  );
}
