import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  advanceCase,
  type CaseEvent,
  HOLD_MS,
  LONGEST_HOLD_MS,
  openCase,
  SWAP_WAIT_MS,
  UNDO_WINDOW_MS,
} from "#lib/domain/mobile-change/case-machine.ts";
import { type CaseProgress, isOpen } from "#lib/domain/mobile-change/case-progress.ts";
import { DEFAULT_WAITS } from "#lib/domain/mobile-change/waits.ts";
import { aDecision } from "#tests/support/a-decision.ts";

const START = 1_000_000_000_000;
const HOUR_MS = 60 * 60 * 1000;
const FRESH_SIM_WAIT_MS = DEFAULT_WAITS.freshSimMs;
const WAITING = openCase(aDecision({ waitMs: FRESH_SIM_WAIT_MS }), START);
const OWNED = { answer: "yes", contract: "personal", simChangedAt: START - HOUR_MS } as const;
const due = { type: "became_due", reading: { ownership: OWNED, frozen: "no" } } as const;

const event: fc.Arbitrary<CaseEvent> = fc.oneof(
  fc.record({ type: fc.constant("held" as const) }),
  fc.record({ type: fc.constant("halfway_told" as const) }),
  fc.record({ type: fc.constant("daily_told" as const) }),
  fc.record({ type: fc.constant("contested" as const), waitMs: fc.constant(DEFAULT_WAITS.contestedMs) }),
  fc.record({
    type: fc.constant("cancelled" as const),
    reason: fc.constantFrom("stopped" as const, "superseded" as const),
  }),
  fc.record({ type: fc.constant("undone" as const) }),
  fc.record({
    type: fc.constant("became_due" as const),
    reading: fc.record({
      ownership: fc.record({
        answer: fc.constantFrom("yes" as const, "no" as const, "unknown" as const),
        contract: fc.constantFrom("personal" as const, "business" as const, null),
        simChangedAt: fc.option(fc.integer({ min: START - HOUR_MS, max: START + 72 * HOUR_MS })),
      }),
      frozen: fc.constantFrom(
        "no" as const,
        { notBefore: null },
        { notBefore: START },
        { notBefore: START + 200 * HOUR_MS },
      ),
    }),
  }),
);
const history = fc.array(fc.record({ event, after: fc.integer({ min: 0, max: 30 * HOUR_MS }) }), { maxLength: 40 });

type Taken = { before: CaseProgress; event: CaseEvent; after: CaseProgress; now: number };

function walk(steps: readonly { event: CaseEvent; after: number }[]): Taken[] {
  const taken: Taken[] = [];
  let [progress, now] = [WAITING, START];
  for (const step of steps) {
    now += step.after;
    const next = advanceCase(progress, step.event, now);
    if (!next.ok) continue;
    taken.push({ before: progress, event: step.event, after: next.value, now });
    progress = next.value;
  }
  return taken;
}

function outcome(progress: CaseProgress, taken: CaseEvent, now: number): CaseProgress {
  const next = advanceCase(progress, taken, now);
  if (!next.ok) throw new Error(`refused: ${next.refusal.code}`);
  return next.value;
}

describe("the case of a changed number", () => {
  it("takes effect only when due, owned by a yes of the registry, on an account that is not frozen", () => {
    fc.assert(
      fc.property(history, (steps) => {
        for (const { before, event: taken, after: next, now } of walk(steps)) {
          if (next.state !== "completed" || !isOpen(before)) continue;
          expect(now).toBeGreaterThanOrEqual(before.dueAt);
          expect(taken).toMatchObject({ reading: { ownership: { answer: "yes", contract: "personal" } } });
          if (taken.type !== "became_due" || taken.reading.frozen === "no") continue;
          expect(taken.reading.frozen.notBefore ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(now);
        }
      }),
    );
  });

  it("never takes effect sooner by anything that happens to it", () => {
    fc.assert(
      fc.property(history, (steps) => {
        for (const { before, after: next } of walk(steps)) {
          if (!isOpen(before) || !isOpen(next)) continue;
          expect(next.dueAt).toBeGreaterThanOrEqual(before.dueAt);
          expect(next.wakeAt).toBeGreaterThanOrEqual(next.dueAt);
        }
      }),
    );
  });

  it("is never opened again once it has ended", () => {
    fc.assert(
      fc.property(history, (steps) => {
        for (const { before, after: next } of walk(steps)) {
          if (before.state === "cancelled" || before.state === "undone") throw new Error("an ended case moved");
          if (before.state === "completed") expect(["completed", "undone"]).toContain(next.state);
        }
      }),
    );
  });

  it("is lengthened by a swap of the new SIM once, by 24 hours, and never again", () => {
    const swapped = { ...due, reading: { ...due.reading, ownership: { ...OWNED, simChangedAt: START + HOUR_MS } } };
    const put = outcome(WAITING, swapped, START + FRESH_SIM_WAIT_MS);
    expect(put).toMatchObject({ state: "waiting", dueAt: START + FRESH_SIM_WAIT_MS + SWAP_WAIT_MS });
    expect(outcome(put, swapped, START + FRESH_SIM_WAIT_MS + SWAP_WAIT_MS).state).toBe("completed");
    const late = START + FRESH_SIM_WAIT_MS + 3 * SWAP_WAIT_MS;
    expect(outcome(WAITING, swapped, late)).toMatchObject({ state: "waiting", dueAt: late + SWAP_WAIT_MS });
  });

  it("is held until the later of its due time and 72 hours after the hold", () => {
    const held = outcome(WAITING, { type: "held" }, START + HOUR_MS);
    expect(held).toMatchObject({ state: "held", dueAt: START + HOUR_MS + HOLD_MS });
    expect(advanceCase(held, due, START + HOUR_MS + HOLD_MS - 1).ok).toBe(false);
    expect(outcome(held, due, START + HOUR_MS + HOLD_MS).state).toBe("completed");
  });

  it("waits for a silent registry and ends when the number was lost", () => {
    const silent = { ...due, reading: { ...due.reading, ownership: { ...OWNED, answer: "unknown" as const } } };
    const lost = { ...due, reading: { ...due.reading, ownership: { ...OWNED, answer: "no" as const } } };
    const still = outcome(WAITING, silent, START + FRESH_SIM_WAIT_MS);
    expect(still.state).toBe("waiting");
    expect(outcome(WAITING, lost, START + FRESH_SIM_WAIT_MS)).toMatchObject({
      state: "cancelled",
      reason: "number_lost",
    });
  });

  it("does not take effect on a frozen account before the freeze ends", () => {
    const until = START + 100 * HOUR_MS;
    const frozen = { ...due, reading: { ...due.reading, frozen: { notBefore: until } } };
    const put = outcome(WAITING, frozen, START + FRESH_SIM_WAIT_MS);
    expect(put).toMatchObject({ dueAt: until });
    expect(advanceCase(put, due, until - 1).ok).toBe(false);
    expect(outcome(put, frozen, until).state).toBe("completed");
    const atTheDesk = { ...due, reading: { ...due.reading, frozen: { notBefore: null } } };
    expect(isOpen(outcome(WAITING, atTheDesk, START + FRESH_SIM_WAIT_MS))).toBe(true);
  });

  it("tells half-way once", () => {
    const told = outcome(WAITING, { type: "halfway_told" }, START + FRESH_SIM_WAIT_MS / 2);
    expect(advanceCase(told, { type: "halfway_told" }, START + FRESH_SIM_WAIT_MS).ok).toBe(false);
  });

  it("is completed from the start where nothing has to be waited for", () => {
    expect(openCase(aDecision(), START).state).toBe("completed");
  });

  it("tells daily of everything lost and of what is contested, once for the days that a sweep missed", () => {
    const lost = openCase(
      aDecision({ row: "everything_lost", waitMs: DEFAULT_WAITS.everythingLostMs, dailyNotice: true }),
      START,
    );
    expect(advanceCase(lost, { type: "daily_told" }, START + 24 * HOUR_MS - 1).ok).toBe(false);
    expect(outcome(lost, { type: "daily_told" }, START + 73 * HOUR_MS)).toMatchObject({
      dailyAt: START + 96 * HOUR_MS,
    });
    expect(advanceCase(WAITING, { type: "daily_told" }, START + 73 * HOUR_MS).ok).toBe(false);
    const contested = outcome(WAITING, { type: "contested", waitMs: DEFAULT_WAITS.contestedMs }, START);
    expect(contested).toMatchObject({ state: "contested", dailyAt: START + 24 * HOUR_MS });
  });

  it("waits 30 days from when it was contested, once, and says so until it completes", () => {
    const { contestedMs: waitMs } = DEFAULT_WAITS;
    const contested = outcome(WAITING, { type: "contested", waitMs }, START + HOUR_MS);
    expect(contested).toMatchObject({ dueAt: START + HOUR_MS + waitMs });
    expect(outcome(contested, { type: "contested", waitMs }, START + 9 * HOUR_MS)).toEqual(contested);
    expect(outcome(contested, { type: "held" }, START + 2 * HOUR_MS).state).toBe("contested");
    expect(outcome(contested, due, START + HOUR_MS + waitMs)).toMatchObject({ state: "completed", contested: true });
  });

  it("cannot be held for ever, by however many codes", () => {
    let progress: CaseProgress = WAITING;
    for (let hour = 0; hour < 24 * 365; hour += 24)
      progress = outcome(progress, { type: "held" }, START + hour * HOUR_MS);
    expect(progress).toMatchObject({ dueAt: START + FRESH_SIM_WAIT_MS + LONGEST_HOLD_MS });
  });

  it("is undone within 72 hours after it took effect, which a hold lengthens, and never later or twice", () => {
    const completed = openCase(aDecision(), START);
    const undone = outcome(completed, { type: "undone" }, START + UNDO_WINDOW_MS - 1);
    expect(undone).toMatchObject({ state: "undone", completedAt: START });
    const again = advanceCase(undone, { type: "undone" }, START + UNDO_WINDOW_MS - 1);
    expect(again).toMatchObject({ refusal: { code: "case_ended" } });
    const late = advanceCase(completed, { type: "undone" }, START + UNDO_WINDOW_MS);
    expect(late).toMatchObject({ refusal: { code: "undo_time_over" } });
    const held = outcome(completed, { type: "held" }, START + HOUR_MS);
    expect(outcome(held, { type: "undone" }, START + 2 * UNDO_WINDOW_MS - 1).state).toBe("undone");
    expect(advanceCase(WAITING, { type: "undone" }, START)).toMatchObject({ refusal: { code: "not_completed" } });
  });
});
