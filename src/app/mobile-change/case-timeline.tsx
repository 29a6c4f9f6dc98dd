import { Timeline, type TimelinePoint } from "#components/timeline.tsx";
import {
  type CancelReason,
  type CaseProgress,
  isOpen,
  type OpenProgress,
} from "#lib/domain/mobile-change/case-progress.ts";
import type { Instant } from "#lib/domain/result.ts";
import { momentInWords } from "#lib/i18n/dates.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { type CaseWords, caseWords } from "#lib/i18n/messages/case/words.ts";

type CaseTimelineProps = { readonly locale: Locale; readonly progress: CaseProgress; readonly now: Instant };

/** What happened to a case, what happens now and what comes, with exact times. */
export function CaseTimeline({ locale, progress, now }: CaseTimelineProps) {
  const words = caseWords(locale);
  const time = (at: Instant) => ({ words: momentInWords(at, locale), at: new Date(at).toISOString() });
  const told: TimelinePoint[] = [
    { title: words.received, state: "done", time: time(progress.requestedAt) },
    { title: words.told, state: "done" },
  ];
  const points = isOpen(progress) ? openPoints(words, progress, { now, time }) : endPoints(words, progress, time);
  return <Timeline locale={locale} points={[...told, ...points]} />;
}

type ToTime = (at: Instant) => { readonly words: string; readonly at: string };

function openPoints(
  words: CaseWords,
  progress: OpenProgress,
  { now, time }: { readonly now: Instant; readonly time: ToTime },
): readonly TimelinePoint[] {
  const { halfwayAt, dailyAt, heldAt, dueAt } = progress;
  const halfway: TimelinePoint =
    halfwayAt === null
      ? { title: words.halfway, state: "done" }
      : { title: words.halfway, state: "upcoming", time: time(halfwayAt) };
  const daily: readonly TimelinePoint[] =
    dailyAt === null ? [] : [{ title: words.daily, state: "current", time: time(dailyAt) }];
  const held: readonly TimelinePoint[] =
    heldAt === null ? [] : [{ title: words.held, state: "done", time: time(heldAt) }];
  const contested: readonly TimelinePoint[] =
    progress.state === "contested" ? [{ title: words.contested, state: "current" }] : [];
  const effect: TimelinePoint =
    now < dueAt
      ? { title: words.effect, state: "upcoming", time: time(dueAt) }
      : { title: words.effect, state: "current", time: time(dueAt), about: <p>{words.late}</p> };
  return [...held, ...contested, ...daily, halfway, effect];
}

function endPoints(
  words: CaseWords,
  progress: Exclude<CaseProgress, OpenProgress>,
  time: ToTime,
): readonly TimelinePoint[] {
  if (progress.state === "cancelled") {
    return [{ title: cancelWords(words, progress.reason), state: "done", time: time(progress.endedAt) }];
  }
  if (progress.state === "undone") {
    return [
      { title: words.changed, state: "done", time: time(progress.completedAt) },
      { title: words.undone, state: "done", time: time(progress.endedAt) },
    ];
  }
  const { heldAt, completedAt } = progress;
  const changed: TimelinePoint = { title: words.changed, state: "done", time: time(completedAt) };
  if (heldAt === null) return [changed];
  const held: TimelinePoint = { title: words.held, state: "done", time: time(heldAt) };
  return heldAt < completedAt ? [held, changed] : [changed, held];
}

/** Who cancelled it is nobody's business here: the page is public. */
function cancelWords(words: CaseWords, reason: CancelReason): string {
  if (reason === "number_lost") return words.numberLost;
  return reason === "superseded" ? words.superseded : words.cancelled;
}
