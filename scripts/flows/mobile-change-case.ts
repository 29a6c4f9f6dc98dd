import { advanceCase, type CaseEvent, type EffectReading } from "#lib/domain/mobile-change/case-machine.ts";
import type { CaseProgress } from "#lib/domain/mobile-change/case-progress.ts";
import type { DrawnMachine } from "./explore.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

const pending = {
  requestedAt: 0,
  dueAt: 7 * DAY_MS,
  wakeAt: 7 * DAY_MS,
  halfwayAt: 3.5 * DAY_MS,
  dailyAt: DAY_MS,
  heldAt: null,
  holdLimitAt: 37 * DAY_MS,
  swapCounted: false,
};

const due = (answer: "yes" | "no" | "unknown"): CaseEvent => {
  const contract = answer === "yes" ? "personal" : null;
  const reading: EffectReading = { ownership: { answer, contract, simChangedAt: null }, frozen: "no" };
  return { type: "became_due", reading };
};

/** The life of a change after its request, as it is drawn. */
export const mobileChangeCase: DrawnMachine<CaseProgress, CaseEvent> = {
  name: "mobile-change-case",
  title: "The case of a change: a number, a forgotten password, or an e-mail",
  about:
    "The machine is `src/lib/domain/mobile-change/case-machine.ts`. A change that takes effect at once begins at `completed`, one after a dispute at `contested`. Ownership and freeze are read again when a case becomes due. Who may cancel and undo is decided in `stopping.ts` beside it.",
  starts: [
    { state: "waiting", ...pending },
    { state: "contested", ...pending },
  ],
  samples: [
    { event: { type: "held" }, afterMs: 0 },
    { event: { type: "daily_told" }, afterMs: DAY_MS },
    { event: { type: "halfway_told" }, afterMs: 4 * DAY_MS },
    { event: { type: "contested", waitMs: 30 * DAY_MS }, afterMs: 0 },
    { event: due("yes"), afterMs: 40 * DAY_MS },
    { event: due("no"), afterMs: 40 * DAY_MS },
    { event: due("unknown"), afterMs: 40 * DAY_MS },
    { event: { type: "cancelled", reason: "stopped" }, afterMs: 0 },
    { event: { type: "undone" }, afterMs: 0 },
  ],
  stepOf: ({ state }) => state,
  take: (progress, event, now) => {
    const next = advanceCase(progress, event, now);
    return next.ok ? next.value : null;
  },
};
