import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Factor, FactorKind } from "#lib/domain/factors/factor.ts";
import {
  afterLoss,
  helpfulSteps,
  type LossFacts,
  type LossOutcome,
  lossRows,
} from "#lib/domain/mobile-change/lost-phone.ts";
import { POLICY } from "#lib/domain/mobile-change/policy-table.ts";
import { DEFAULT_WAITS } from "#lib/domain/mobile-change/waits.ts";
import { anAccount } from "#tests/support/fakes/memory-accounts.ts";

const NOW = Date.UTC(2026, 10, 22, 9);
const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

const factor = (kind: FactorKind, addedAt = NOW - 30 * DAY_MS, left: number | null = null): Factor => ({
  id: `${kind}-${addedAt}`,
  kind,
  name: null,
  addedAt,
  lastUsedAt: null,
  left,
});

const plain: LossFacts = { account: anAccount(), factors: [], knownSince: null, weakRows: "on", now: NOW };
const outcome = (facts: LossFacts, loss: "phone" | "phone_and_password") => afterLoss(facts, loss, DEFAULT_WAITS);
const rowOf = (facts: LossFacts, name: string) =>
  lossRows(facts, DEFAULT_WAITS).find(({ row }) => row === name) ?? null;

describe("losing the phone", () => {
  it("is looked at in every row of the policy, the strongest first", () => {
    expect(lossRows(plain, DEFAULT_WAITS).map(({ row }) => row)).toEqual(POLICY.map(({ row }) => row).reverse());
  });

  it("with the password known changes the number at once, a day later with a fresh SIM; forgotten, it takes seven days", () => {
    const [waitMs, waitWithFreshSimMs] = [0, DAY_MS];
    expect(outcome(plain, "phone")).toEqual({ guarded: true, newPassword: false, waitMs, waitWithFreshSimMs });
    expect(outcome(plain, "phone_and_password")).toMatchObject({ newPassword: true, waitMs: 7 * DAY_MS });
  });

  it("takes three days more where an app was on the phone, and printed codes do not take them off", () => {
    const withApp = { ...plain, factors: [factor("totp")] };
    expect(outcome(withApp, "phone")?.waitMs).toBe(3 * DAY_MS);
    const withCodes = { ...plain, factors: [factor("totp"), factor("recovery_code", undefined, 10)] };
    expect(outcome(withCodes, "phone")?.waitMs).toBe(3 * DAY_MS);
    expect(outcome(withCodes, "phone")?.waitWithFreshSimMs).toBe(3 * DAY_MS);
  });

  it("counts a passkey as kept only where there is another one than the phone's", () => {
    const one = { ...plain, factors: [factor("passkey")] };
    const two = { ...plain, factors: [factor("passkey"), factor("passkey", NOW - 20 * DAY_MS)] };
    expect(outcome(one, "phone_and_password")?.waitMs).toBe(10 * DAY_MS);
    expect(outcome(two, "phone_and_password")).toMatchObject({ waitMs: 0, waitWithFreshSimMs: 0 });
  });

  it("with the two weakest rows off and the password forgotten leaves the service desk alone", () => {
    const off = { ...plain, weakRows: "off" } as const;
    expect(outcome(off, "phone_and_password")).toBeNull();
    expect(rowOf(off, "everything_lost")).toMatchObject({ isOff: true, outcome: null });
  });

  it("says what is lacking or too new: codes that are used up, a factor of yesterday, an e-mail that is not confirmed", () => {
    const facts = { ...plain, factors: [factor("recovery_code", undefined, 0), factor("totp", NOW - DAY_MS)] };
    const states = rowOf(facts, "strong")?.ways.map(({ state }) => state);
    expect(states).toEqual(["lacking", "too_new", "lacking", "lacking"]);
    expect(rowOf(facts, "forgotten")).toMatchObject({ outcome: null });
  });
});

describe("the step that helps most", () => {
  it("is none that was taken already, even if what came of it does not count yet", () => {
    const printed = { ...plain, factors: [factor("recovery_code", NOW, 10)] };
    expect(helpfulSteps(printed, DEFAULT_WAITS)).not.toContain("print_codes");
  });

  it("is a passkey on another device, then a confirmed e-mail, then printed codes, and none where two passkeys are", () => {
    expect(helpfulSteps(plain, DEFAULT_WAITS)).toEqual(["add_passkey", "confirm_email", "print_codes"]);
    const without = { ...plain, account: { ...plain.account, email: null } };
    expect(helpfulSteps(without, DEFAULT_WAITS)).toContain("confirm_email");
    const two = { ...plain, factors: [factor("passkey"), factor("passkey", NOW - 20 * DAY_MS)] };
    expect(helpfulSteps(two, DEFAULT_WAITS)).toEqual([]);
  });
});

const anyFactor = fc
  .record({
    kind: fc.constantFrom<FactorKind>("passkey", "totp", "recovery_code"),
    days: fc.integer({ min: 0, max: 60 }),
    left: fc.integer({ min: 0, max: 10 }),
  })
  .map(({ kind, days, left }) => factor(kind, NOW - days * DAY_MS, kind === "recovery_code" ? left : null));
const anyFacts: fc.Arbitrary<LossFacts> = fc.record({
  account: fc
    .record({ verified: fc.boolean(), none: fc.boolean(), changed: fc.boolean() })
    .map(({ verified, none, changed }) => {
      const account = anAccount();
      const email = none ? null : { address: "a@example.sa", verifiedAt: verified ? account.createdAt : null };
      return { ...account, email, passwordChangedAt: changed ? NOW - DAY_MS : account.passwordChangedAt };
    }),
  factors: fc.uniqueArray(anyFactor, { maxLength: 4, selector: ({ id }) => id }),
  knownSince: fc.option(fc.integer({ min: 0, max: 60 }).map((days) => NOW - days * DAY_MS)),
  weakRows: fc.constantFrom("on", "off"),
  now: fc.constant(NOW),
});

describe("whatever an account has", () => {
  it("each row has an outcome exactly when one of its ways lacks nothing and it is not switched off", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        for (const { ways, outcome: found, isOff } of lossRows(facts, DEFAULT_WAITS)) {
          const isComplete = ways.some(({ state }) => state === "complete");
          expect(found !== null).toBe(isComplete && !isOff);
        }
      }),
    );
  });

  it("the way back is never shorter than the quickest row, and never promises what no row gives", () => {
    const soonest = (found: readonly (LossOutcome | null)[]) =>
      Math.min(...found.map((one) => one?.waitMs ?? Number.POSITIVE_INFINITY));
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const rows = lossRows(facts, DEFAULT_WAITS).map((row) => row.outcome);
        for (const loss of ["phone", "phone_and_password"] as const) {
          const back = outcome(facts, loss);
          if (back !== null) expect(back.waitMs).toBeGreaterThanOrEqual(soonest(rows));
        }
      }),
    );
  });
});
