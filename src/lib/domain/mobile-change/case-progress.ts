import type { Instant } from "../result.ts";

/** What an open change carries, whatever its state. */
type Pending = {
  readonly requestedAt: Instant;
  /** When the change takes effect. */
  readonly dueAt: Instant;
  /** When the change is looked at: the due time, or later after a try that could not be decided. */
  readonly wakeAt: Instant;
  /** When the half-way notice is due; `null` once it was sent. */
  readonly halfwayAt: Instant | null;
  /** When the next daily notice is due; `null` where none goes out. */
  readonly dailyAt: Instant | null;
  readonly heldAt: Instant | null;
  /** The latest time to which holds can move the effect. */
  readonly holdLimitAt: Instant;
  readonly swapCounted: boolean;
};

/** Why a change came to nothing. `withdrawn`: who asked took it back; `stopped`: somebody else cancelled it. */
export type CancelReason = "number_lost" | "superseded" | "withdrawn" | "stopped";

/** Where one change of a number stands (mobile-change, Case). */
export type CaseProgress =
  | (Pending & { readonly state: "waiting" })
  | (Pending & { readonly state: "held"; readonly heldAt: Instant })
  | (Pending & { readonly state: "contested" })
  | {
      readonly state: "completed";
      readonly requestedAt: Instant;
      readonly completedAt: Instant;
      readonly heldAt: Instant | null;
      readonly undoUntil: Instant;
      /** Whether it was contested: then it is undone in person only. */
      readonly contested: boolean;
    }
  | {
      readonly state: "cancelled";
      readonly requestedAt: Instant;
      readonly endedAt: Instant;
      readonly reason: CancelReason;
    }
  | {
      readonly state: "undone";
      readonly requestedAt: Instant;
      readonly completedAt: Instant;
      readonly endedAt: Instant;
    };

/** A change that has not taken effect yet. */
export type OpenProgress = Extract<CaseProgress, { state: "waiting" | "held" | "contested" }>;

/** Whether a change has not taken effect yet and still may. */
export function isOpen(progress: CaseProgress): progress is OpenProgress {
  return progress.state === "waiting" || progress.state === "held" || progress.state === "contested";
}

/** When the next notice of an open change is due. */
export function nextNoticeAt({ halfwayAt, dailyAt }: OpenProgress): Instant | null {
  const due = [halfwayAt, dailyAt].filter((at) => at !== null);
  return due.length === 0 ? null : Math.min(...due);
}
