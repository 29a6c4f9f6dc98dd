import {
  advanceCase,
  type CaseEvent,
  type CaseProgress,
  type EffectReading,
} from "#lib/domain/mobile-change/case-machine.ts";
import type { DrawnMachine } from "./explore.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

const waiting: CaseProgress = {
  state: "waiting",
  requestedAt: 0,
  dueAt: DAY_MS,
  wakeAt: DAY_MS,
  halfwayAt: DAY_MS / 2,
  heldAt: null,
  swapCounted: false,
};

const due = (answer: "yes" | "no" | "unknown"): CaseEvent => {
  const contract = answer === "yes" ? "personal" : null;
  const reading: EffectReading = { ownership: { answer, contract, simChangedAt: null }, frozenUntil: "active" };
  return { type: "became_due", reading };
};

/** The life of a change after its request, as it is drawn. */
export const mobileChangeCase: DrawnMachine<CaseProgress, CaseEvent> = {
  name: "mobile-change-case",
  title: "The case of a changed number",
  about:
    "The machine is `src/lib/domain/mobile-change/case-machine.ts`. A change that takes effect at once begins at `completed`. Ownership is read again when a case becomes due.",
  starts: [waiting],
  samples: [
    { event: { type: "held" }, afterMs: 0 },
    { event: { type: "halfway_told" }, afterMs: DAY_MS / 2 },
    { event: due("yes"), afterMs: 4 * DAY_MS },
    { event: due("no"), afterMs: 4 * DAY_MS },
    { event: due("unknown"), afterMs: 4 * DAY_MS },
  ],
  stepOf: ({ state }) => state,
  take: (progress, event, now) => {
    const next = advanceCase(progress, event, now);
    return next.ok ? next.value : null;
  },
};
