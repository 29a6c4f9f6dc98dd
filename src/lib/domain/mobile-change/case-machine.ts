import { FREEZE_MS } from "../account/account.ts";
import type { Instant, Result } from "../result.ts";
import { accept, assertNever, refuse } from "../result.ts";
import { type CancelReason, type CaseProgress, isOpen, type OpenProgress } from "./case-progress.ts";
import type { NumberOwnership, OwnershipReading } from "./evidence.ts";
import { checkOwnership, type Decision } from "./policy.ts";

const MINUTE_MS = 60 * 1000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** How long a hold stops a waiting change at least (mobile-change, Hold). */
export const HOLD_MS = 3 * DAY_MS;

/** By how much all holds together can put a change off: who holds on and on does not stop it for ever. */
export const LONGEST_HOLD_MS = 30 * DAY_MS;

/** How long after its completion a change can be undone (mobile-change, Cancel and undo). */
export const UNDO_WINDOW_MS = 3 * DAY_MS;

/** By how much a swap of the new SIM lengthens the wait, once. */
export const SWAP_WAIT_MS = DAY_MS;

/** When a change that could not be decided (registry down) is tried again. */
export const RETRY_AFTER_MS = 5 * MINUTE_MS;

/** When a change of an account that only the service desk thaws is looked at again. */
const FROZEN_RECHECK_MS = DAY_MS;

/** What was read again when a change became due. */
export type EffectReading = {
  readonly ownership: NumberOwnership;
  /** From when the change may take effect in spite of a freeze; `null`: not before the service desk has lifted it. */
  readonly frozen: "no" | { readonly notBefore: Instant | null };
};

/** What can happen to a change after its request. */
export type CaseEvent =
  | { readonly type: "held" }
  | { readonly type: "halfway_told" }
  | { readonly type: "daily_told" }
  | { readonly type: "contested"; readonly waitMs: number }
  | { readonly type: "became_due"; readonly reading: EffectReading }
  | { readonly type: "cancelled"; readonly reason: Exclude<CancelReason, "number_lost"> }
  | { readonly type: "undone" };

/** Why an event does not apply to a change as it stands. */
export type CaseRefusal = { readonly code: "case_ended" | "not_due" | "not_completed" | "undo_time_over" };

/** The first progress of a decided change: completed when nothing has to be waited for. */
export function openCase(decision: Decision, now: Instant): CaseProgress {
  const { waitMs, contested, dailyNotice } = decision;
  if (waitMs === 0) return completed({ requestedAt: now, heldAt: null, contested }, now);
  const dueAt = now + waitMs;
  return {
    state: contested ? "contested" : "waiting",
    requestedAt: now,
    dueAt,
    wakeAt: dueAt,
    halfwayAt: now + waitMs / 2,
    dailyAt: dailyNotice ? now + DAY_MS : null,
    heldAt: null,
    holdLimitAt: dueAt + LONGEST_HOLD_MS,
    swapCounted: false,
  };
}

/** One event in the life of a change; one that does not apply is refused. */
export function advanceCase(progress: CaseProgress, event: CaseEvent, now: Instant): Result<CaseProgress, CaseRefusal> {
  switch (event.type) {
    case "held":
      return hold(progress, now);
    case "undone":
      return undo(progress, now);
    default:
      return isOpen(progress) ? advanceOpen(progress, event, now) : refuse({ code: "case_ended" });
  }
}

type OpenEvent = Exclude<CaseEvent, { type: "held" | "undone" }>;

function advanceOpen(progress: OpenProgress, event: OpenEvent, now: Instant): Result<CaseProgress, CaseRefusal> {
  switch (event.type) {
    case "halfway_told":
      if (progress.halfwayAt === null) return refuse({ code: "case_ended" });
      return now < progress.halfwayAt ? refuse({ code: "not_due" }) : accept({ ...progress, halfwayAt: null });
    case "daily_told":
      return tellDaily(progress, now);
    case "contested":
      return contest(progress, event.waitMs, now);
    case "became_due":
      return now < progress.wakeAt ? refuse({ code: "not_due" }) : accept(takeEffect(progress, event.reading, now));
    case "cancelled":
      return accept(cancelled(progress, event.reason, now));
    default:
      return assertNever(event);
  }
}

/** A hold moves the effect to the later of its due time and hold + 72 h; after completion it lengthens the time for undoing. */
function hold(progress: CaseProgress, now: Instant): Result<CaseProgress, CaseRefusal> {
  if (progress.state === "completed") {
    return accept({ ...progress, heldAt: now, undoUntil: progress.undoUntil + FREEZE_MS });
  }
  if (!isOpen(progress)) return refuse({ code: "case_ended" });
  const dueAt = Math.max(progress.dueAt, Math.min(now + HOLD_MS, progress.holdLimitAt));
  const later = { heldAt: now, dueAt, wakeAt: Math.max(progress.wakeAt, dueAt) };
  if (progress.state === "contested") return accept({ ...progress, ...later });
  return accept({ ...progress, ...later, state: "held" });
}

/** However late a sweep comes, one notice makes up for the days that were missed. */
function tellDaily(progress: OpenProgress, now: Instant): Result<CaseProgress, CaseRefusal> {
  const { dailyAt } = progress;
  if (dailyAt === null) return refuse({ code: "case_ended" });
  if (now < dailyAt) return refuse({ code: "not_due" });
  const missed = Math.floor((now - dailyAt) / DAY_MS);
  return accept({ ...progress, dailyAt: dailyAt + (missed + 1) * DAY_MS });
}

/** An equal request for another number: from now on the case waits as contested ones do. One that is contested already stays as it is. */
function contest(progress: OpenProgress, waitMs: number, now: Instant): Result<CaseProgress, CaseRefusal> {
  if (progress.state === "contested") return accept(progress);
  const dueAt = Math.max(progress.dueAt, now + waitMs);
  const holdLimitAt = Math.max(progress.holdLimitAt, dueAt);
  const times = { dueAt, wakeAt: dueAt, holdLimitAt, dailyAt: progress.dailyAt ?? now + DAY_MS };
  return accept({ ...progress, ...times, state: "contested" });
}

function undo(progress: CaseProgress, now: Instant): Result<CaseProgress, CaseRefusal> {
  if (isOpen(progress)) return refuse({ code: "not_completed" });
  if (progress.state !== "completed") return refuse({ code: "case_ended" });
  if (now >= progress.undoUntil) return refuse({ code: "undo_time_over" });
  const { requestedAt, completedAt } = progress;
  return accept({ state: "undone", requestedAt, completedAt, endedAt: now });
}

function takeEffect(progress: OpenProgress, { frozen, ownership }: EffectReading, now: Instant): CaseProgress {
  if (frozen !== "no") {
    const { notBefore } = frozen;
    if (notBefore === null) return { ...progress, wakeAt: now + FROZEN_RECHECK_MS };
    if (now < notBefore) return { ...progress, dueAt: Math.max(progress.dueAt, notBefore), wakeAt: notBefore };
  }
  if (ownership === "foreign") return completedFrom(progress, now);
  const owned = checkOwnership(ownership);
  if (!owned.ok && owned.refusal.code === "ownership_unknown") return { ...progress, wakeAt: now + RETRY_AFTER_MS };
  if (!owned.ok) return cancelled(progress, "number_lost", now);
  if (wasSwapped(progress, ownership)) {
    // From now, where the change could not be decided when it was due: else a swap of today would lengthen nothing.
    const dueAt = Math.max(progress.dueAt, now) + SWAP_WAIT_MS;
    return { ...progress, swapCounted: true, dueAt, wakeAt: dueAt };
  }
  return completedFrom(progress, now);
}

function wasSwapped(progress: OpenProgress, { simChangedAt }: OwnershipReading): boolean {
  return !progress.swapCounted && simChangedAt !== null && simChangedAt > progress.requestedAt;
}

function cancelled({ requestedAt }: OpenProgress, reason: CancelReason, now: Instant): CaseProgress {
  return { state: "cancelled", requestedAt, endedAt: now, reason };
}

function completedFrom({ requestedAt, heldAt, state }: OpenProgress, now: Instant): CaseProgress {
  return completed({ requestedAt, heldAt, contested: state === "contested" }, now);
}

function completed(
  earlier: { readonly requestedAt: Instant; readonly heldAt: Instant | null; readonly contested: boolean },
  now: Instant,
): CaseProgress {
  return { state: "completed", ...earlier, completedAt: now, undoUntil: now + UNDO_WINDOW_MS };
}
