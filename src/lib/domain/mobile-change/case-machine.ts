import { FREEZE_MS } from "../account/account.ts";
import type { Instant, Result } from "../result.ts";
import { accept, assertNever, refuse } from "../result.ts";
import type { OwnershipReading } from "./evidence.ts";
import { checkOwnership, type Decision } from "./policy.ts";

const MINUTE_MS = 60 * 1000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** How long a hold stops a waiting change at least (mobile-change, Hold). */
export const HOLD_MS = 3 * DAY_MS;

/** How long after its completion a change can be undone (mobile-change, Cancel and undo). */
export const UNDO_WINDOW_MS = 3 * DAY_MS;

/** By how much a swap of the new SIM lengthens the wait, once. */
export const SWAP_WAIT_MS = DAY_MS;

/** When a change that could not be decided (registry down) is tried again. */
export const RETRY_AFTER_MS = 5 * MINUTE_MS;

/** When a change of an account that is frozen without an end is looked at again. */
const FROZEN_RECHECK_MS = DAY_MS;

type Pending = {
  readonly requestedAt: Instant;
  /** When the change takes effect. */
  readonly dueAt: Instant;
  /** When the change is looked at: the due time, or later after a try that could not be decided. */
  readonly wakeAt: Instant;
  /** When the half-way notice is due; `null` once it was sent. */
  readonly halfwayAt: Instant | null;
  readonly heldAt: Instant | null;
  readonly swapCounted: boolean;
};

/** Where one change of a number stands. Issue 4 adds `contested` and `undone`. */
export type CaseProgress =
  | (Pending & { readonly state: "waiting" })
  | (Pending & { readonly state: "held"; readonly heldAt: Instant })
  | {
      readonly state: "completed";
      readonly requestedAt: Instant;
      readonly completedAt: Instant;
      readonly heldAt: Instant | null;
      readonly undoUntil: Instant;
    }
  | {
      readonly state: "cancelled";
      readonly requestedAt: Instant;
      readonly endedAt: Instant;
      readonly reason: "number_lost";
    };

/** A change that has not taken effect yet. */
export type OpenProgress = Extract<CaseProgress, { state: "waiting" | "held" }>;

/** What was read again when a change became due. */
export type EffectReading = {
  readonly ownership: OwnershipReading;
  /** Until when the account is frozen: `active` when it is not, `null` when only the service desk ends it. */
  readonly frozenUntil: Instant | null | "active";
};

/** What can happen to a change after its request. */
export type CaseEvent =
  | { readonly type: "held" }
  | { readonly type: "halfway_told" }
  | { readonly type: "became_due"; readonly reading: EffectReading };

/** Why an event does not apply to a change as it stands. */
export type CaseRefusal = { readonly code: "case_ended" | "not_due" };

/** The first progress of a decided change: completed when nothing has to be waited for. */
export function openCase(decision: Decision, now: Instant): CaseProgress {
  if (decision.waitMs === 0) return completed({ requestedAt: now, heldAt: null }, now);
  const dueAt = now + decision.waitMs;
  const halfwayAt = now + decision.waitMs / 2;
  return { state: "waiting", requestedAt: now, dueAt, wakeAt: dueAt, halfwayAt, heldAt: null, swapCounted: false };
}

/** Whether a change has not taken effect yet and still may. */
export function isOpen(progress: CaseProgress): progress is OpenProgress {
  return progress.state === "waiting" || progress.state === "held";
}

/** One event in the life of a change; one that does not apply is refused. */
export function advanceCase(progress: CaseProgress, event: CaseEvent, now: Instant): Result<CaseProgress, CaseRefusal> {
  switch (event.type) {
    case "held":
      return hold(progress, now);
    case "halfway_told":
      if (!isOpen(progress) || progress.halfwayAt === null) return refuse({ code: "case_ended" });
      return now < progress.halfwayAt ? refuse({ code: "not_due" }) : accept({ ...progress, halfwayAt: null });
    case "became_due":
      if (!isOpen(progress)) return refuse({ code: "case_ended" });
      return now < progress.wakeAt ? refuse({ code: "not_due" }) : accept(takeEffect(progress, event.reading, now));
    default:
      return assertNever(event);
  }
}

/** A hold moves the effect to the later of its due time and hold + 72 h; after completion it lengthens the time for undoing. */
function hold(progress: CaseProgress, now: Instant): Result<CaseProgress, CaseRefusal> {
  if (progress.state === "cancelled") return refuse({ code: "case_ended" });
  if (progress.state === "completed") {
    return accept({ ...progress, heldAt: now, undoUntil: progress.undoUntil + FREEZE_MS });
  }
  const dueAt = Math.max(progress.dueAt, now + HOLD_MS);
  return accept({ ...progress, state: "held", heldAt: now, dueAt, wakeAt: Math.max(progress.wakeAt, dueAt) });
}

function takeEffect(progress: OpenProgress, reading: EffectReading, now: Instant): CaseProgress {
  const { frozenUntil, ownership } = reading;
  if (frozenUntil !== "active") return { ...progress, wakeAt: frozenUntil ?? now + FROZEN_RECHECK_MS };
  const owned = checkOwnership(ownership);
  if (!owned.ok && owned.refusal.code === "ownership_unknown") return { ...progress, wakeAt: now + RETRY_AFTER_MS };
  if (!owned.ok) {
    return { state: "cancelled", requestedAt: progress.requestedAt, endedAt: now, reason: "number_lost" };
  }
  if (wasSwapped(progress, ownership)) {
    const dueAt = progress.dueAt + SWAP_WAIT_MS;
    return { ...progress, swapCounted: true, dueAt, wakeAt: Math.max(dueAt, now) };
  }
  return completed(progress, now);
}

function wasSwapped(progress: OpenProgress, { simChangedAt }: OwnershipReading): boolean {
  return !progress.swapCounted && simChangedAt !== null && simChangedAt > progress.requestedAt;
}

function completed(
  earlier: { readonly requestedAt: Instant; readonly heldAt: Instant | null },
  now: Instant,
): CaseProgress {
  const { requestedAt, heldAt } = earlier;
  return { state: "completed", requestedAt, heldAt, completedAt: now, undoUntil: now + UNDO_WINDOW_MS };
}
