import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { strengthOf } from "#lib/domain/mobile-change/policy-table.ts";
import { DEFAULT_WAITS } from "#lib/domain/mobile-change/waits.ts";
import { BELONGINGS, type Belonging, belongingsIn, type RecoveryProof } from "#lib/domain/recovery/belongings.ts";
import { planFor } from "#lib/domain/recovery/plan.ts";
import type { ShownProof } from "#lib/domain/recovery/state.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const ABROAD = "+971501234567";
const plan = (...belongings: readonly Belonging[]) => planFor({ belongings, shown: [], uncounted: [] }, DEFAULT_WAITS);
const some = fc.subarray([...BELONGINGS]);

describe("the fastest way that is told before anything is asked", () => {
  it("is a week for who has nothing but papers", () => {
    expect(plan()).toMatchObject({ row: "everything_lost", ask: ["registry_facts"], waitMs: 7 * DAY_MS });
  });

  it("is a day for who has the e-mail, and at once for who has the password", () => {
    expect(plan("email")).toMatchObject({ row: "forgotten", ask: ["registry_facts", "email"], waitMs: DAY_MS });
    expect(plan("password")).toMatchObject({ row: "password", ask: ["password"], waitMs: 0, freshSimWaitMs: DAY_MS });
  });

  it("is at once for who has a passkey, whatever the SIM, and asks for nothing else but what would be missed", () => {
    const alone = { row: "strong", ask: ["passkey"], waitMs: 0, freshSimWaitMs: 0 };
    expect(plan("passkey")).toMatchObject(alone);
    expect(plan("passkey", "email", "old_sim", "recovery_code")).toMatchObject(alone);
    expect(plan("password", "passkey")).toMatchObject(alone);
    expect(plan("passkey", "totp").ask).toEqual(["passkey", "totp"]);
    expect(plan("passkey", "in_person").ask).toEqual(["in_person"]);
  });

  it("asks the papers of nobody who has better, and nothing of a browser that shows itself", () => {
    expect(plan("password", "email").ask).toEqual(["password", "email"]);
    expect(plan("password", "known_device").ask).toEqual(["password"]);
    expect(plan("password", "old_sim", "email").ask).toEqual(["password", "old_sim"]);
  });

  it("tells a day more for a fresh SIM where the row is not exempt", () => {
    expect(plan("password", "old_sim")).toMatchObject({ waitMs: 0, freshSimWaitMs: 0 });
    expect(plan("email")).toMatchObject({ freshSimWaitMs: DAY_MS });
  });

  it("is never slower or weaker with one thing more", () => {
    fc.assert(
      fc.property(some, fc.constantFrom(...BELONGINGS), (have, more) => {
        const [before, after] = [plan(...have), plan(...have, more)];
        expect(after.waitMs).toBeLessThanOrEqual(before.waitMs);
        expect(strengthOf(after.row)).toBeGreaterThanOrEqual(strengthOf(before.row));
      }),
    );
  });

  it("asks for less with each thing that was shown, until nothing is left, and keeps its row", () => {
    fc.assert(
      fc.property(some, (belongings) => {
        const shown: ShownProof[] = [];
        const told = planFor({ belongings, shown, uncounted: [] }, DEFAULT_WAITS);
        if (belongings.includes("known_device")) shown.push({ proof: "known_device", at: 0, factorId: null });
        for (const proof of told.ask) {
          expect(planFor({ belongings, shown, uncounted: [] }, DEFAULT_WAITS).ask).toContain(proof);
          shown.push({ proof, at: 0, factorId: null });
        }
        const last = planFor({ belongings, shown, uncounted: [] }, DEFAULT_WAITS);
        expect(last).toMatchObject({ row: told.row, ask: [] });
      }),
    );
  });

  it("tells of 72 hours for a number of another country, whatever was shown for it", () => {
    for (const proof of ["passkey", "in_person"] as const) {
      const shown: ShownProof[] = [{ proof, at: 0, factorId: null }];
      const told = planFor({ belongings: [], shown, uncounted: [], number: ABROAD }, DEFAULT_WAITS);
      expect(told).toMatchObject({ waitMs: 3 * DAY_MS, freshSimWaitMs: 3 * DAY_MS, ask: [] });
      expect(planFor({ belongings: [], shown, uncounted: [], number: "+966512345678" }, DEFAULT_WAITS).waitMs).toBe(0);
    }
  });

  it("asks for nothing in vain for a number of another country once nothing can vouch for it", () => {
    const shown: ShownProof[] = [{ proof: "passkey", at: 0, factorId: "new" }];
    const told = (belongings: readonly Belonging[]) =>
      planFor({ belongings, shown, uncounted: ["passkey"], number: ABROAD }, DEFAULT_WAITS).ask;
    expect(told(["password", "email"])).toEqual([]);
    expect(told(["password", "in_person"])).toEqual(["in_person"]);
  });

  it("does without what was shown and does not count, never asks for it again, and still leads through", () => {
    const shown = (["password", "email"] as const).map((proof) => ({ proof, at: 0, factorId: null }));
    const told = (...uncounted: RecoveryProof[]) =>
      planFor({ belongings: ["password", "email"], shown, uncounted }, DEFAULT_WAITS);
    expect(told("email")).toMatchObject({ row: "password", ask: [] });
    expect(told("password")).toMatchObject({ row: "forgotten", ask: ["registry_facts"] });
    expect(told("password", "email")).toMatchObject({ row: "everything_lost", ask: ["registry_facts"] });
    fc.assert(
      fc.property(some, fc.subarray([...BELONGINGS]), (belongings, uncounted) => {
        const plan = planFor({ belongings, shown: [], uncounted }, DEFAULT_WAITS);
        expect(plan.needs.filter((proof) => uncounted.some((one) => one === proof))).toEqual([]);
      }),
    );
  });

  it("takes from a form only what can be had, each once", () => {
    expect(belongingsIn(["email", "in_cloud", "email", "", "password"])).toEqual(["password", "email"]);
  });
});
