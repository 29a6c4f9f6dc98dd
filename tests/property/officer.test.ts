import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  admit,
  checkApprover,
  type DeskMember,
  mayWork,
  type Officer,
  PROBATION_MS,
  seatFor,
  standingOf,
} from "#lib/domain/service-desk/officer.ts";

const START = 1_000_000_000_000;
const DAY_MS = 24 * 60 * 60 * 1000;
const DESKS = ["Riyadh", "Jeddah", "Dammam"];

const later = (changes: Partial<Officer> = {}): Officer => ({
  id: "later",
  name: "Later",
  desk: "Riyadh",
  founderSeat: null,
  addedAt: START,
  enrolledAt: START,
  approvals: [],
  disabledAt: null,
  ...changes,
});

const word: fc.Arbitrary<{ by: DeskMember; after: number }> = fc.record({
  by: fc.record({ officerId: fc.constantFrom("one", "two", "three", "later"), desk: fc.constantFrom(...DESKS) }),
  after: fc.integer({ min: 0, max: 5 * DAY_MS }),
});

function admitted(words: readonly { by: DeskMember; after: number }[]) {
  let [officer, now] = [later(), START];
  for (const { by, after } of words) {
    now += after;
    const next = admit(officer, by, now);
    if (next.ok) officer = next.value;
  }
  return { officer, now };
}

describe("an officer of the service desk", () => {
  it("works only once two different desks have given their word, and nobody gives it for oneself", () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (words) => {
        const { officer, now } = admitted(words);
        const desks = new Set(words.filter(({ by }) => by.officerId !== "later").map(({ by }) => by.desk));
        expect(mayWork(officer, now)).toBe(desks.size >= 2);
        expect(new Set(officer.approvals.map(({ desk }) => desk)).size).toBe(officer.approvals.length);
        expect(officer.approvals.map(({ officerId }) => officerId)).not.toContain("later");
      }),
    );
  });

  it("approves nothing in the first seven days after the second desk's word", () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), fc.integer({ min: 0, max: 10 * DAY_MS }), (words, after) => {
        const { officer } = admitted(words);
        const second = officer.approvals[1]?.at;
        const now = (second ?? START) + after;
        expect(checkApprover(officer, now).ok).toBe(second !== undefined && now >= second + PROBATION_MS);
      }),
    );
  });

  it("does nothing at all once disabled, founder or not", () => {
    for (const founderSeat of [1, null] as const) {
      const officer = later({ founderSeat, disabledAt: START + 1 });
      expect(standingOf(officer, START + 30 * DAY_MS)).toBe("disabled");
      expect(checkApprover(officer, START + 30 * DAY_MS).ok).toBe(false);
    }
  });

  it("begins on one of two founders' seats, of two different desks, which are never given again", () => {
    const first = later({ id: "first", founderSeat: 1, desk: "Riyadh" });
    const second = later({ id: "second", founderSeat: 2, desk: "Jeddah" });
    expect(seatFor("Riyadh", [])).toEqual({ ok: true, value: 1 });
    expect(seatFor("Riyadh", [first])).toEqual({ ok: false, refusal: { code: "founders_of_one_desk" } });
    expect(seatFor("Jeddah", [first])).toEqual({ ok: true, value: 2 });
    expect(seatFor("Dammam", [first, second])).toEqual({ ok: true, value: null });
    const disabled = [first, second].map((founder) => ({ ...founder, disabledAt: START }));
    expect(seatFor("Dammam", disabled)).toEqual({ ok: true, value: null });
  });
});
