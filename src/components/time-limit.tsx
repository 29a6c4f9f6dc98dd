"use client";

import { useActionState, useEffect, useId, useRef } from "react";
import { TIME_WARNING_MS } from "#lib/domain/time-limit.ts";
import { type FormAction, IDLE_FORM } from "#lib/http/form-state.ts";
import { fill } from "#lib/i18n/catalogue.ts";
import { Countdown } from "./countdown.tsx";
import { useLanguage } from "./language-context.tsx";
import { type Deadline, useRemaining } from "./remaining-time.ts";

/** The time that a page has: its end, whether it can be put off, and the action that does it. */
export type TimeLimitProps = {
  readonly deadline: Deadline;
  /** The end in words: "2:05 مساءً". */
  readonly until: string;
  readonly isExtendable: boolean;
  readonly action: FormAction;
};

const LAST_CALL_MS = 60 * 1000;

/** What is to be said now: nothing, the warning, the last call, or that it is over. */
function stageOf(left: number | null): "early" | "warning" | "last_call" | "over" {
  if (left === null || left > TIME_WARNING_MS) return "early";
  if (left === 0) return "over";
  return left > LAST_CALL_MS ? "warning" : "last_call";
}

/**
 * Tells of a page's time limit (WCAG 2.2.1). Where scripts run, a dialog asks five minutes and once more a minute before the end whether
 * more time is needed; what is typed stays. Elsewhere the page says the time in words and has a button for more. When it is over the page
 * is read anew: the server says so, and what was typed does not stay on the screen.
 */
export function TimeLimit({ deadline, until, isExtendable, action }: TimeLimitProps) {
  const { words } = useLanguage();
  const [state, submit, pending] = useActionState(action, IDLE_FORM);
  const dialog = useRef<HTMLDialogElement>(null);
  const [title, about] = [useId(), useId()];
  const stage = stageOf(useRemaining(deadline));

  useEffect(() => {
    if (stage === "over") window.location.reload();
    else if (stage === "early") dialog.current?.close();
    else if (dialog.current?.open === false) dialog.current.showModal();
  }, [stage]);

  const limit = fill(isExtendable ? words.timeLimit : words.timeLimitLast, { time: until });
  const more = (tone: "primary" | "secondary") =>
    isExtendable ? (
      <form action={submit} data-aside>
        <button aria-disabled={pending} className={`button button-${tone}`} type="submit">
          {words.moreTime}
        </button>
      </form>
    ) : null;
  return (
    <>
      <div className="time-limit without-script">
        <p>{limit}</p>
        {more("secondary")}
      </div>
      <p className="sr-only" role="status">
        {state.notice ?? ""}
      </p>
      <dialog aria-describedby={about} aria-labelledby={title} className="dialog" ref={dialog} role="alertdialog">
        <h2 id={title}>{isExtendable ? words.moreTimeTitle : words.lastTimeTitle}</h2>
        <p id={about}>{isExtendable ? words.moreTimeAbout : limit}</p>
        <Countdown deadline={deadline} until={until} />
        {state.form === null ? null : <p role="alert">{state.form}</p>}
        <div className="actions">
          {more("primary")}
          <form method="dialog">
            <button className={`button ${isExtendable ? "button-secondary" : "button-primary"}`} type="submit">
              {isExtendable ? words.enoughTime : words.lastTimeSeen}
            </button>
          </form>
        </div>
      </dialog>
    </>
  );
}
