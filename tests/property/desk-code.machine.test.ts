import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  advanceDeskCode,
  DESK_CODE_GUESSES,
  DESK_CODE_LIFETIME_MS,
  type DeskCode,
  type DeskCodeEvent,
  isOver,
} from "#lib/domain/service-desk/desk-code.ts";

const START = 1_000_000_000_000;
const MINUTE_MS = 60_000;
const ISSUER = { officerId: "issuer", desk: "Riyadh" };
const MEMBERS = [
  ISSUER,
  { officerId: "colleague", desk: "Riyadh" },
  { officerId: "other", desk: "Jeddah" },
  { officerId: "issuer", desk: "Jeddah" },
] as const;
const ISSUED: DeskCode = {
  id: "code",
  accountId: "account",
  scope: { kind: "new_number" },
  number: "+966512345678",
  issuer: ISSUER,
  issuedAt: START,
  progress: { state: "issued" },
};

const event: fc.Arbitrary<DeskCodeEvent> = fc.oneof(
  fc.record({ type: fc.constant("approved" as const), by: fc.constantFrom(...MEMBERS) }),
  { weight: 1, arbitrary: fc.record({ type: fc.constant("withdrawn" as const) }) },
  { weight: 4, arbitrary: fc.record({ type: fc.constant("entered" as const), right: fc.boolean() }) },
);
const history = fc.array(fc.record({ event, after: fc.integer({ min: 0, max: 3 * MINUTE_MS }) }), { maxLength: 30 });
type History = typeof history extends fc.Arbitrary<infer Steps> ? Steps : never;

function walk(steps: History, from: DeskCode = ISSUED) {
  const taken = [];
  let [code, now] = [from, START];
  for (const { event: happened, after } of steps) {
    now += after;
    const { progress, verdict } = advanceDeskCode(code, happened, now);
    const next = { ...code, progress };
    taken.push({ before: code, happened, after: next, verdict, now });
    code = next;
  }
  return taken;
}

describe("a service-desk code", () => {
  it("is used at most once, in its fifteen minutes, and only when another desk's officer approved it before", () => {
    fc.assert(
      fc.property(history, (steps) => {
        const taken = walk(steps);
        const uses = taken.filter(({ happened, verdict }) => happened.type === "entered" && verdict.ok);
        expect(uses.length).toBeLessThanOrEqual(1);
        for (const { before, now } of uses) {
          expect(now).toBeLessThan(START + DESK_CODE_LIFETIME_MS);
          expect(before.progress).toMatchObject({ state: "approved", by: { officerId: "other", desk: "Jeddah" } });
        }
      }),
    );
  });

  it("is never approved by who issued it, nor by anyone of the same desk", () => {
    fc.assert(
      fc.property(history, (steps) => {
        for (const { happened, verdict } of walk(steps)) {
          if (happened.type !== "approved" || !verdict.ok) continue;
          expect(happened.by).toEqual({ officerId: "other", desk: "Jeddah" });
        }
      }),
    );
  });

  it("stands so many guesses at most, right or wrong", () => {
    const by = { officerId: "other", desk: "Jeddah" };
    fc.assert(
      fc.property(history, fc.integer({ min: 0, max: 10 }), (steps, left) => {
        const progress = { state: "approved", by, guesses: DESK_CODE_GUESSES - left } as const;
        const guesses = walk(steps, { ...ISSUED, progress }).filter(
          ({ before, happened, now }) =>
            happened.type === "entered" && before.progress.state === "approved" && !isOver(before, now),
        );
        expect(guesses.length).toBeLessThanOrEqual(left);
      }),
    );
  });

  it("stays over once it is over: used, withdrawn, guessed at too often or out of time", () => {
    fc.assert(
      fc.property(history, (steps) => {
        let over = false;
        for (const { before, verdict, now, after } of walk(steps)) {
          if (over) expect(isOver(before, now)).toBe(true);
          over ||= isOver(before, now);
          if (over) expect([verdict.ok, after.progress]).toEqual([false, before.progress]);
        }
      }),
    );
  });

  it("is refused with one word whatever is wrong with it, so that a guess tells nothing", () => {
    fc.assert(
      fc.property(history, (steps) => {
        for (const { happened, verdict } of walk(steps)) {
          if (happened.type !== "entered" || verdict.ok) continue;
          expect(verdict.refusal).toEqual({ code: "desk_code_not_accepted" });
        }
      }),
    );
  });
});
