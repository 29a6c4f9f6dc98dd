"use client";

import { fill } from "#lib/i18n/catalogue.ts";
import { durationWords } from "#lib/i18n/durations.ts";
import { useLanguage } from "./language-context.tsx";
import { type Deadline, useRemaining } from "./remaining-time.ts";

type CountdownProps = {
  readonly deadline: Deadline;
  /** The absolute time in words, shown where no scripts run: "صالح حتى 2:05 مساءً". */
  readonly until: string;
  /** What is said when time is up, if more than that. */
  readonly over?: string;
};

/** The last announced mark: screen readers hear of 60, 30 and 10 seconds only. */
function announced(seconds: number): number | null {
  return [10, 30, 60].find((mark) => seconds <= mark && seconds > 0) ?? null;
}

/** The time left, in words. */
export function Countdown({ deadline, until, over }: CountdownProps) {
  const { locale, words } = useLanguage();
  const left = useRemaining(deadline);
  if (left === null) return <p className="countdown">{until}</p>;
  if (left === 0) {
    return (
      <p className="countdown" role="status">
        {over ?? words.timeUp}
      </p>
    );
  }
  const mark = announced(Math.ceil(left / 1000));
  const spoken = mark === null ? "" : fill(words.timeLeft, { duration: durationWords(mark * 1000, locale) });
  return (
    <div className="countdown">
      <p role="timer">{fill(words.timeLeft, { duration: durationWords(left, locale) })}</p>
      <p className="sr-only" role="status">
        {spoken}
      </p>
    </div>
  );
}
