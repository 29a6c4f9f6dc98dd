import type { ReactNode } from "react";
import type { Locale } from "#lib/i18n/locales.ts";
import { componentWords } from "#lib/i18n/messages/components/words.ts";
import { Icon } from "./icon.tsx";

/** One point of a case. `time` is in words, `at` its ISO form. */
export type TimelinePoint = {
  readonly title: string;
  readonly state: "done" | "current" | "upcoming";
  readonly time?: { readonly words: string; readonly at: string };
  readonly about?: ReactNode;
};

/** What happened, what happens now, and what comes, from top to bottom. */
export function Timeline({ locale, points }: { readonly locale: Locale; readonly points: readonly TimelinePoint[] }) {
  const words = componentWords(locale);
  const said = { done: words.stepDone, current: words.stepCurrent, upcoming: words.stepUpcoming };
  return (
    <ol className="timeline">
      {points.map(({ title, state, time, about }) => (
        <li
          aria-current={state === "current" ? "step" : undefined}
          className="timeline-point"
          data-state={state}
          key={title}
        >
          <span className="timeline-dot">{state === "done" ? <Icon name="check" /> : null}</span>
          <div className="timeline-text">
            <p className="timeline-title">
              {title} <span className="timeline-state">{said[state]}</span>
            </p>
            {time === undefined ? null : (
              <p className="timeline-time">
                <time dateTime={time.at}>{time.words}</time>
              </p>
            )}
            {about}
          </div>
        </li>
      ))}
    </ol>
  );
}
