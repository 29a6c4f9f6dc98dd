import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FRESH_SIM_MS, type OwnershipReading, PROOFS, type Proof } from "#lib/domain/mobile-change/evidence.ts";
import { secondChangeBarredUntil } from "#lib/domain/mobile-change/guarded-period.ts";
import { decide } from "#lib/domain/mobile-change/policy.ts";
import { type ChangeRequest, POLICY, strengthOf } from "#lib/domain/mobile-change/policy-table.ts";
import { DEFAULT_WAITS } from "#lib/domain/mobile-change/waits.ts";
import { documentedDecision } from "#tests/support/documented-policy.ts";
import { anAccount } from "#tests/support/fakes/memory-accounts.ts";

const NOW = Date.UTC(2026, 0, 15);
const OLD_SIM: OwnershipReading = { answer: "yes", contract: "personal", simChangedAt: NOW - FRESH_SIM_MS };
const SIMS = [OLD_SIM, { ...OLD_SIM, simChangedAt: NOW - FRESH_SIM_MS + 1 }, { ...OLD_SIM, simChangedAt: null }];

function request(changes: Partial<ChangeRequest> & { readonly shown?: readonly Proof[] } = {}): ChangeRequest {
  const { shown = [], ...rest } = changes;
  return {
    proofs: new Set(shown),
    hasUnshownFactor: false,
    ownership: OLD_SIM,
    oldNumber: "no",
    freeze: "none",
    weakRows: "on",
    dispute: "none",
    guardedUntil: null,
    openCase: null,
    now: NOW,
    ...rest,
  };
}

const proofSet = fc.subarray([...PROOFS]);
const answers = ["yes", "no", "unknown"] as const;
const ownership: fc.Arbitrary<ChangeRequest["ownership"]> = fc.oneof(
  fc.record({
    answer: fc.constantFrom(...answers),
    contract: fc.constantFrom("personal" as const, "business" as const, null),
    simChangedAt: fc.option(fc.integer({ min: NOW - 2 * FRESH_SIM_MS, max: NOW })),
  }),
  fc.constantFrom(...SIMS),
  fc.constant("foreign" as const),
);
const circumstances = fc.record({
  ownership,
  hasUnshownFactor: fc.boolean(),
  oldNumber: fc.constantFrom(...answers),
  freeze: fc.constantFrom("none" as const, "liftable" as const, "in_person_only" as const),
  weakRows: fc.constantFrom("on" as const, "off" as const),
  dispute: fc.constantFrom("none" as const, "contested" as const),
  guardedUntil: fc.option(fc.integer({ min: NOW - 10, max: NOW + 10 })),
  openCase: fc.option(
    fc.record({
      number: fc.constant("NF-AAAA-0001"),
      row: fc.constantFrom(...POLICY.map(({ row }) => row)),
      wish: fc.constantFrom("same" as const, "another" as const, "something_else" as const),
    }),
  ),
});

const subsets = PROOFS.reduce<readonly (readonly Proof[])[]>(
  (sets, proof) => sets.flatMap((set) => [set, [...set, proof]]),
  [[]],
);

const everyCircumstance = (["none", "liftable", "in_person_only"] as const).flatMap((freeze) =>
  (["on", "off"] as const).flatMap((weakRows) =>
    (["none", "contested"] as const).flatMap((dispute) =>
      answers.flatMap((oldNumber) =>
        [false, true].map((hasUnshownFactor) => ({ freeze, weakRows, dispute, oldNumber, hasUnshownFactor })),
      ),
    ),
  ),
);

describe("the mobile-change policy", () => {
  it.each([
    ["an old SIM", SIMS[0]],
    ["a fresh SIM", SIMS[1]],
    ["a SIM of unknown age", SIMS[2]],
    ["a number of an allowed other country", "foreign"],
  ] as const)("decides every subset of the evidence under every modifier as documented, with %s", (_, sim) => {
    for (const around of everyCircumstance) {
      for (const shown of subsets) {
        const asked = request({ ...around, shown, ...(sim !== undefined && { ownership: sim }) });
        const decided = decide(asked, DEFAULT_WAITS);
        const documented = documentedDecision(asked);
        const isSame = decided.ok
          ? JSON.stringify(decided.value) === JSON.stringify({ ...decided.value, ...documented })
          : documented === null && decided.refusal.code === "evidence_insufficient";
        // A matcher for each of 150,000 decisions would take minutes.
        if (!isSame) expect({ shown, around, sim, decided }).toEqual(documented);
      }
    }
  });

  it.each([
    [{}, [["registry_facts"], ["password"], ["passkey"], ["totp", "recovery_code"], ["in_person"]]],
    [{ weakRows: "off" }, [["password"], ["passkey"], ["totp", "recovery_code"], ["in_person"]]],
    [{ freeze: "in_person_only" }, [["in_person"]]],
    [{ ownership: "foreign" }, [["passkey"], ["in_person"]]],
  ] as const)("names what would suffice with %j where the evidence does not", (around, suffices) => {
    const refusal = { code: "evidence_insufficient", suffices };
    expect(decide(request(around), DEFAULT_WAITS)).toEqual({ ok: false, refusal });
  });

  it("never passes a number that is not this id's own on a personal contract, whatever is shown", () => {
    fc.assert(
      fc.property(proofSet, circumstances, (shown, around) => {
        const decided = decide(request({ shown, ...around }), DEFAULT_WAITS);
        if (!decided.ok || around.ownership === "foreign") return;
        expect(around.ownership).toMatchObject({ answer: "yes", contract: "personal" });
      }),
    );
  });

  it("never passes a number of another country without a passkey or a visit, nor within 72 hours", () => {
    fc.assert(
      fc.property(proofSet, circumstances, (shown, around) => {
        const decided = decide(request({ shown, ...around, ownership: "foreign" }), DEFAULT_WAITS);
        if (!decided.ok) return;
        expect(shown.includes("passkey") || shown.includes("in_person")).toBe(true);
        expect(decided.value.waitMs).toBeGreaterThanOrEqual(DEFAULT_WAITS.foreignMs);
      }),
    );
  });

  it("allows no second change in the guarded period", () => {
    fc.assert(
      fc.property(proofSet, circumstances, (shown, around) => {
        if (!decide(request({ shown, ...around }), DEFAULT_WAITS).ok) return;
        expect(around.guardedUntil ?? 0).toBeLessThanOrEqual(NOW);
      }),
    );
  });

  it("lets only a stronger request past an open case, and only an equal one for another number contest it", () => {
    fc.assert(
      fc.property(proofSet, circumstances, (shown, { openCase, ...around }) => {
        const alone = decide(request({ shown, ...around }), DEFAULT_WAITS);
        if (!alone.ok || openCase === null) return;
        const beside = decide(request({ shown, ...around, openCase }), DEFAULT_WAITS);
        const [asked, open] = [strengthOf(alone.value.row), strengthOf(openCase.row)];
        if (asked > open) expect(beside).toEqual({ ok: true, value: { ...alone.value, supersedes: true } });
        else {
          const code = asked === open && openCase.wish === "another" ? "change_contested" : "change_under_way";
          expect(beside).toEqual({ ok: false, refusal: { code, caseNumber: openCase.number } });
        }
      }),
    );
  });

  it("never becomes slower, more guarded or refused when true evidence is added", () => {
    fc.assert(
      fc.property(proofSet, fc.constantFrom(...PROOFS), circumstances, (shown, added, around) => {
        const before = decide(request({ shown, ...around }), DEFAULT_WAITS);
        if (!before.ok) return;
        const after = decide(request({ shown: [...shown, added], ...around }), DEFAULT_WAITS);
        if (!after.ok) throw new Error(`refused: ${after.refusal.code}`);
        expect(after.value.waitMs).toBeLessThanOrEqual(before.value.waitMs);
        expect(strengthOf(after.value.row)).toBeGreaterThanOrEqual(strengthOf(before.value.row));
        const isSooner = after.value.waitMs < before.value.waitMs;
        expect(isSooner || !after.value.guarded || before.value.guarded).toBe(true);
      }),
    );
  });

  it("never becomes slower when a factor is shown that was not", () => {
    fc.assert(
      fc.property(proofSet, circumstances, (shown, around) => {
        const unshown = decide(request({ shown, ...around, hasUnshownFactor: true }), DEFAULT_WAITS);
        const other = decide(request({ shown, ...around, hasUnshownFactor: false }), DEFAULT_WAITS);
        expect(other.ok).toBe(unshown.ok);
        if (unshown.ok && other.ok) expect(other.value.waitMs).toBeLessThanOrEqual(unshown.value.waitMs);
      }),
    );
  });

  it("always leaves a way: registry facts while the weak rows are on, and a visit to the service desk whatever happened", () => {
    fc.assert(
      fc.property(circumstances, (around) => {
        const open = { ...around, ownership: OLD_SIM, guardedUntil: null, openCase: null };
        expect(decide(request({ ...open, shown: ["in_person"] }), DEFAULT_WAITS).ok).toBe(true);
        if (around.freeze === "in_person_only" || around.weakRows === "off") return;
        expect(decide(request({ ...open, shown: ["registry_facts"] }), DEFAULT_WAITS).ok).toBe(true);
      }),
    );
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
