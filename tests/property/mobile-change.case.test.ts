import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  advanceCase,
  type CaseEvent,
  type CaseProgress,
  HOLD_MS,
  isOpen,
  openCase,
  SWAP_WAIT_MS,
} from "#lib/domain/mobile-change/case-machine.ts";
import { DEFAULT_WAITS } from "#lib/domain/mobile-change/waits.ts";
import { aDecision } from "#tests/support/a-decision.ts";

const START = 1_000_000_000_000;
const HOUR_MS = 60 * 60 * 1000;
const FRESH_SIM_WAIT_MS = DEFAULT_WAITS.freshSimMs;
const WAITING = openCase(aDecision({ waitMs: FRESH_SIM_WAIT_MS }), START);
const OWNED = { answer: "yes", contract: "personal", simChangedAt: START - HOUR_MS } as const;
const due = { type: "became_due", reading: { ownership: OWNED, frozenUntil: "active" } } as const;

const event: fc.Arbitrary<CaseEvent> = fc.oneof(
  fc.record({ type: fc.constant("held" as const) }),
  fc.record({ type: fc.constant("halfway_told" as const) }),
  fc.record({
    type: fc.constant("became_due" as const),
    reading: fc.record({
      ownership: fc.record({
        answer: fc.constantFrom("yes" as const, "no" as const, "unknown" as const),
        contract: fc.constantFrom("personal" as const, "business" as const, null),
        simChangedAt: fc.option(fc.integer({ min: START - HOUR_MS, max: START + 72 * HOUR_MS })),
      }),
      frozenUntil: fc.constantFrom("active" as const, null, START + 200 * HOUR_MS),
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
          expect(taken).toMatchObject({
            reading: { frozenUntil: "active", ownership: { answer: "yes", contract: "personal" } },
          });
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
          if (before.state === "cancelled") throw new Error("a cancelled case moved");
          if (before.state === "completed") expect(next.state).toBe("completed");
        }
      }),
    );
  });

  it("is lengthened by a swap of the new SIM once, by 24 hours, and never again", () => {
    const swapped = { ...due, reading: { ...due.reading, ownership: { ...OWNED, simChangedAt: START + HOUR_MS } } };
    const put = outcome(WAITING, swapped, START + FRESH_SIM_WAIT_MS);
    expect(put).toMatchObject({ state: "waiting", dueAt: START + FRESH_SIM_WAIT_MS + SWAP_WAIT_MS });
    expect(outcome(put, swapped, START + FRESH_SIM_WAIT_MS + SWAP_WAIT_MS).state).toBe("completed");
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
    const frozen = { ...due, reading: { ...due.reading, frozenUntil: until } };
    const put = outcome(WAITING, frozen, START + FRESH_SIM_WAIT_MS);
    expect(advanceCase(put, due, until - 1).ok).toBe(false);
    expect(outcome(put, due, until).state).toBe("completed");
  });

  it("tells half-way once", () => {
    const told = outcome(WAITING, { type: "halfway_told" }, START + FRESH_SIM_WAIT_MS / 2);
    expect(advanceCase(told, { type: "halfway_told" }, START + FRESH_SIM_WAIT_MS).ok).toBe(false);
  });

  it("is completed from the start where nothing has to be waited for", () => {
    expect(openCase(aDecision(), START).state).toBe("completed");
  });
});
