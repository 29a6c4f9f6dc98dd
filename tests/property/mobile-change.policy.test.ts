import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  countedProofs,
  EVIDENCE_SETTLES_MS,
  FRESH_SIM_MS,
  type OwnershipReading,
  type Proof,
} from "#lib/domain/mobile-change/evidence.ts";
import { secondChangeBarredUntil } from "#lib/domain/mobile-change/guarded-period.ts";
import { type ChangeRequest, decide, FRESH_SIM_WAIT_MS } from "#lib/domain/mobile-change/policy.ts";
import { anAccount } from "#tests/support/fakes/memory-accounts.ts";

const NOW = Date.UTC(2026, 0, 15);
const PROOFS: readonly Proof[] = ["password", "old_sim"];
const owned = (simChangedAt: number | null): OwnershipReading => ({
  answer: "yes",
  contract: "personal",
  simChangedAt,
});
const OLD_SIM = owned(NOW - FRESH_SIM_MS);
const FRESH_SIMS = { fresh: owned(NOW - FRESH_SIM_MS + 1), "of unknown age": owned(null) };

function request(changes: Partial<ChangeRequest> & { readonly shown?: readonly Proof[] } = {}): ChangeRequest {
  const { shown = [], ...rest } = changes;
  return { proofs: new Set(shown), ownership: OLD_SIM, guardedUntil: null, openCase: null, now: NOW, ...rest };
}

const proofSet = fc.subarray([...PROOFS]);
const ownership = fc.record({
  answer: fc.constantFrom("yes" as const, "no" as const, "unknown" as const),
  contract: fc.constantFrom("personal" as const, "business" as const, null),
  simChangedAt: fc.option(fc.integer({ min: NOW - 2 * FRESH_SIM_MS, max: NOW })),
});
const circumstances = fc.record({
  ownership,
  guardedUntil: fc.option(fc.integer({ min: NOW - 10, max: NOW + 10 })),
  openCase: fc.option(fc.constant("NF-AAAA-0001")),
});

describe("the mobile-change policy", () => {
  it.each([
    [[], "old", null],
    [["old_sim"], "old", null],
    [["password"], "old", { row: "password", waitMs: 0, guarded: true }],
    [["password", "old_sim"], "old", { row: "ordinary", waitMs: 0, guarded: false }],
    [[], "fresh", null],
    [["old_sim"], "fresh", null],
    [["password"], "fresh", { row: "password", waitMs: FRESH_SIM_WAIT_MS, guarded: true }],
    [["password"], "of unknown age", { row: "password", waitMs: FRESH_SIM_WAIT_MS, guarded: true }],
    [["password", "old_sim"], "fresh", { row: "ordinary", waitMs: 0, guarded: false }],
    [["password", "old_sim"], "of unknown age", { row: "ordinary", waitMs: 0, guarded: false }],
  ] as const)("decides %j with a new SIM that is %s as documented", (shown, sim, decision) => {
    const decided = decide(request({ shown, ownership: sim === "old" ? OLD_SIM : FRESH_SIMS[sim] }));
    if (decision !== null) expect(decided).toEqual({ ok: true, value: decision });
    else expect(decided).toMatchObject({ ok: false, refusal: { code: "evidence_insufficient" } });
  });

  it("names what would suffice where the evidence does not", () => {
    expect(decide(request())).toEqual({
      ok: false,
      refusal: { code: "evidence_insufficient", suffices: [["password"], ["old_sim", "password"]] },
    });
  });

  it("never passes a number that is not this id's own on a personal contract, whatever is shown", () => {
    fc.assert(
      fc.property(proofSet, circumstances, (shown, around) => {
        const decided = decide(request({ shown, ...around }));
        if (decided.ok) expect(around.ownership).toMatchObject({ answer: "yes", contract: "personal" });
      }),
    );
  });

  it("allows no second change in the guarded period and none beside an open case", () => {
    fc.assert(
      fc.property(proofSet, circumstances, (shown, around) => {
        if (!decide(request({ shown, ...around })).ok) return;
        expect(around.openCase).toBeNull();
        expect(around.guardedUntil ?? 0).toBeLessThanOrEqual(NOW);
      }),
    );
  });

  it("never becomes slower or refused when true evidence is added", () => {
    fc.assert(
      fc.property(proofSet, fc.constantFrom(...PROOFS), circumstances, (shown, added, around) => {
        const before = decide(request({ shown, ...around }));
        if (!before.ok) return;
        const after = decide(request({ shown: [...shown, added], ...around }));
        expect(after.ok && after.value.waitMs <= before.value.waitMs).toBe(true);
        expect(after.ok && (!after.value.guarded || before.value.guarded)).toBe(true);
      }),
    );
  });
});

describe("the evidence that counts", () => {
  const account = anAccount();
  const facts = { account, oldNumber: OLD_SIM, shownAt: NOW, now: NOW };

  it("counts what was shown and nothing else", () => {
    for (const shown of [[], ["password"], ["old_sim"], ["password", "old_sim"]] as const) {
      expect([...countedProofs(shown, facts)]).toEqual(shown);
    }
  });

  it.each([
    ["swapped in the last 72 hours", owned(NOW - FRESH_SIM_MS + 1)],
    ["of unknown age", owned(null)],
    ["given to someone else", { answer: "no", contract: null, simChangedAt: null }],
    ["unknown to a silent registry", { answer: "unknown", contract: null, simChangedAt: null }],
  ] as const)("does not count an old SIM that is %s", (_, oldNumber) => {
    expect([...countedProofs(PROOFS, { ...facts, oldNumber })]).toEqual(["password"]);
  });

  it("does not count a password or a number that was replaced less than seven days ago", () => {
    const changedAt = NOW - EVIDENCE_SETTLES_MS + 1;
    const renewed = { ...account, passwordChangedAt: changedAt, mobile: { ...account.mobile, changedAt } };
    expect([...countedProofs(PROOFS, { ...facts, account: renewed })]).toEqual([]);
    const settled = countedProofs(PROOFS, { ...facts, account: renewed, shownAt: NOW + 1, now: NOW + 1 });
    expect([...settled]).toEqual(PROOFS);
  });

  it("does not count a password that was replaced after it was shown", () => {
    const replaced = { ...account, passwordChangedAt: NOW - EVIDENCE_SETTLES_MS };
    const shownAt = NOW - EVIDENCE_SETTLES_MS - 1;
    expect(countedProofs(["password"], { ...facts, account: replaced, shownAt }).has("password")).toBe(false);
  });
});

describe("the ban on second changes", () => {
  const account = anAccount();

  it("follows any change of the number for 72 hours, also one that starts no guarded period", () => {
    const changed = { ...account, mobile: { ...account.mobile, changedAt: NOW } };
    expect(secondChangeBarredUntil(changed, NOW + FRESH_SIM_MS - 1)).toBe(NOW + FRESH_SIM_MS);
    expect(secondChangeBarredUntil(changed, NOW + FRESH_SIM_MS)).toBeNull();
  });

  it("lasts as long as the guarded period", () => {
    expect(secondChangeBarredUntil({ ...account, guardedUntil: NOW + 5 }, NOW)).toBe(NOW + 5);
    expect(secondChangeBarredUntil({ ...account, guardedUntil: NOW }, NOW)).toBeNull();
    expect(secondChangeBarredUntil(account, NOW)).toBeNull();
  });
});
