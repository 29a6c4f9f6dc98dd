import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PROOFS, type Proof } from "#lib/domain/mobile-change/evidence.ts";
import { decidePassword, numberCountsAt, type PasswordRequest } from "#lib/domain/mobile-change/forgotten-password.ts";
import {
  PASSWORD_POLICY,
  passwordRowOf,
  passwordStrengthOf,
  strongestPasswordRow,
} from "#lib/domain/mobile-change/password-table.ts";
import { POLICY, strengthOf } from "#lib/domain/mobile-change/policy-table.ts";
import { DEFAULT_WAITS } from "#lib/domain/mobile-change/waits.ts";
import { BELONGINGS, type Belonging } from "#lib/domain/recovery/belongings.ts";
import { passwordPlanFor } from "#lib/domain/recovery/password-plan.ts";
import { documentedPassword } from "#tests/support/documented-password-policy.ts";
import { anAccount } from "#tests/support/fakes/memory-accounts.ts";

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
const NOW = Date.UTC(2026, 0, 15);

function request(changes: Partial<PasswordRequest> & { readonly shown?: readonly Proof[] } = {}): PasswordRequest {
  const { shown = [], ...rest } = changes;
  return {
    proofs: new Set(shown),
    hasUnshownFactor: false,
    numberCountsAt: 0,
    freeze: "none",
    weakRows: "on",
    dispute: "none",
    guardedUntil: null,
    openCase: null,
    now: NOW,
    ...rest,
  };
}

const subsets = Array.from({ length: 2 ** PROOFS.length }, (_, bits) =>
  PROOFS.filter((_proof, at) => Math.floor(bits / 2 ** at) % 2 === 1),
);
const CIRCUMSTANCES = [false, true].flatMap((hasUnshownFactor) =>
  [0, NOW, NOW + HOUR_MS, NOW + 5 * DAY_MS].flatMap((at) =>
    (["none", "liftable", "in_person_only"] as const).flatMap((freeze) =>
      (["on", "off"] as const).flatMap((weakRows) =>
        (["none", "contested"] as const).map((dispute) => ({
          hasUnshownFactor,
          numberCountsAt: at,
          freeze,
          weakRows,
          dispute,
        })),
      ),
    ),
  ),
);
const proofSet = fc.subarray([...PROOFS]);
const circumstances = fc.constantFrom(...CIRCUMSTANCES);
const openCase = fc.option(
  fc.record({
    number: fc.constant("NF-AAAA-0001"),
    row: fc.constantFrom(...POLICY.map(({ row }) => row)),
    wish: fc.constantFrom("same" as const, "something_else" as const),
  }),
);

describe("a forgotten password", () => {
  it("is decided as documented for every subset of evidence under every circumstance", () => {
    for (const shown of subsets) {
      for (const around of CIRCUMSTANCES) {
        const asked = request({ shown, ...around });
        const decided = decidePassword(asked, DEFAULT_WAITS);
        const documented = documentedPassword(asked);
        const row = decided.ok ? passwordRowOf(decided.value.row) : null;
        const seen = decided.ok
          ? { waitMs: decided.value.waitMs, strength: row === null ? -1 : passwordStrengthOf(row) }
          : null;
        if (!isDeepStrictEqual(seen, documented)) expect(seen, JSON.stringify({ shown, around })).toEqual(documented);
        if (!decided.ok) expect(decided.refusal.code).toBe("evidence_insufficient");
      }
    }
  });

  it("is never replaced by the code to the number alone, nor with the password or the old SIM beside it", () => {
    for (const shown of [[], ["old_sim"], ["password"], ["old_sim", "password"]] as const) {
      for (const around of CIRCUMSTANCES) {
        expect(decidePassword(request({ shown, ...around }), DEFAULT_WAITS).ok).toBe(false);
      }
    }
  });

  it("is always guarded afterwards, and set in the act exactly where nothing is waited for", () => {
    fc.assert(
      fc.property(proofSet, circumstances, (shown, around) => {
        const decided = decidePassword(request({ shown, ...around }), DEFAULT_WAITS);
        if (!decided.ok) return;
        const { guarded, newPassword, waitMs, contested, dailyNotice } = decided.value;
        expect({ guarded, newPassword }).toEqual({ guarded: true, newPassword: waitMs > 0 });
        expect(dailyNotice).toBe(contested);
        if (around.dispute === "contested") expect(contested).toBe(waitMs > 0);
      }),
    );
  });

  it("is never slower, refused or easier to stop with true evidence more", () => {
    fc.assert(
      fc.property(proofSet, fc.constantFrom(...PROOFS), circumstances, (shown, more, around) => {
        const before = decidePassword(request({ shown, ...around }), DEFAULT_WAITS);
        const after = decidePassword(request({ shown: [...shown, more], ...around }), DEFAULT_WAITS);
        if (!before.ok) return;
        expect(after.ok).toBe(true);
        if (!after.ok) return;
        expect(after.value.waitMs).toBeLessThanOrEqual(before.value.waitMs);
        expect(strengthOf(after.value.row)).toBeGreaterThanOrEqual(strengthOf(before.value.row));
      }),
    );
  });

  it("is never slower once a factor that was missed is shown", () => {
    fc.assert(
      fc.property(
        proofSet,
        circumstances,
        fc.constantFrom("passkey" as const, "totp" as const),
        (shown, around, factor) => {
          const missed = decidePassword(request({ shown, ...around, hasUnshownFactor: true }), DEFAULT_WAITS);
          const met = decidePassword(
            request({ shown: [...shown, factor], ...around, hasUnshownFactor: false }),
            DEFAULT_WAITS,
          );
          if (missed.ok && met.ok) expect(met.value.waitMs).toBeLessThanOrEqual(missed.value.waitMs);
        },
      ),
    );
  });

  it("is refused in a guarded period, whatever is shown", () => {
    fc.assert(
      fc.property(proofSet, circumstances, (shown, around) => {
        const refusal = { code: "account_guarded", until: NOW + 1 };
        const asked = request({ shown, ...around, guardedUntil: NOW + 1 });
        expect(decidePassword(asked, DEFAULT_WAITS)).toEqual({ ok: false, refusal });
        const over = decidePassword({ ...asked, guardedUntil: NOW }, DEFAULT_WAITS);
        expect(over).toEqual(decidePassword({ ...asked, guardedUntil: null }, DEFAULT_WAITS));
      }),
    );
  });

  it("supersedes a weaker open case, whatever that is for, and is refused beside every other; it disputes none", () => {
    fc.assert(
      fc.property(proofSet, circumstances, openCase, (shown, around, open) => {
        const alone = decidePassword(request({ shown, ...around }), DEFAULT_WAITS);
        if (!alone.ok || open === null) return;
        const beside = decidePassword(request({ shown, ...around, openCase: open }), DEFAULT_WAITS);
        if (strengthOf(alone.value.row) > strengthOf(open.row)) {
          expect(beside).toEqual({ ok: true, value: { ...alone.value, supersedes: true } });
        } else {
          expect(beside).toEqual({ ok: false, refusal: { code: "change_under_way", caseNumber: open.number } });
        }
      }),
    );
  });

  it("names what would suffice where nothing was shown: only what is open to the account", () => {
    const none = (changes: Partial<PasswordRequest>) => {
      const decided = decidePassword(request(changes), DEFAULT_WAITS);
      return !decided.ok && decided.refusal.code === "evidence_insufficient" ? decided.refusal.suffices.flat() : [];
    };
    expect(none({})).toEqual([
      "registry_facts",
      "email",
      "known_device",
      "totp",
      "recovery_code",
      "passkey",
      "in_person",
    ]);
    expect(none({ weakRows: "off" })).not.toContain("registry_facts");
    expect(none({ freeze: "in_person_only" })).toEqual(["in_person"]);
  });
});

describe("the table of the forgotten password", () => {
  it("is as strong row by row as rows of the number that grow in strength, each found again by the one it equals", () => {
    const strengths = PASSWORD_POLICY.map(({ equals }) => strengthOf(equals));
    expect(strengths).toEqual([...new Set(strengths)].sort((one, other) => one - other));
    for (const { row, equals } of PASSWORD_POLICY) expect(passwordRowOf(equals)).toBe(row);
    expect(passwordRowOf("password")).toBeNull();
  });

  it("finds the strongest row of what was shown", () => {
    expect(strongestPasswordRow(new Set(["old_sim", "password"]))).toBeNull();
    expect(strongestPasswordRow(new Set(["registry_facts", "totp"]))).toBe("factor_and_sim");
  });
});

describe("a number on file", () => {
  const { mobile, createdAt } = anAccount();
  const changedAt = createdAt + DAY_MS;
  const counts = (simChangedAt: number | null, changed: number | null = null) =>
    numberCountsAt({ createdAt, mobile: { ...mobile, changedAt: changed } }, simChangedAt, NOW);

  it("counts 72 hours after its SIM was swapped, and at an unknown time 72 hours from now", () => {
    expect(counts(NOW - HOUR_MS)).toBe(NOW + 71 * HOUR_MS);
    expect(counts(null)).toBe(NOW + 72 * HOUR_MS);
    expect(counts(NOW - 72 * HOUR_MS)).toBe(NOW);
  });

  it("counts 7 days after it was changed, and at once where it came with the account", () => {
    expect(counts(0, changedAt)).toBe(changedAt + 7 * DAY_MS);
    expect(counts(0, createdAt)).toBe(72 * HOUR_MS);
  });
});

describe("the fastest way to a new password", () => {
  const plan = (...belongings: readonly Belonging[]) =>
    passwordPlanFor({ belongings, shown: [], uncounted: [] }, DEFAULT_WAITS);

  it("is a day by papers, e-mail or a known device, and at once by a factor, a passkey or the desk", () => {
    expect(plan()).toMatchObject({ row: "papers_and_sim", ask: ["registry_facts"], waitMs: DAY_MS });
    expect(plan("email")).toMatchObject({ row: "channel_and_sim", ask: ["email"], waitMs: DAY_MS });
    expect(plan("email", "known_device")).toMatchObject({ ask: [], needs: ["known_device"], waitMs: DAY_MS });
    expect(plan("recovery_code", "email")).toMatchObject({ ask: ["recovery_code"], waitMs: 0, mayWaitForNumber: true });
    expect(plan("passkey", "totp")).toMatchObject({ ask: ["passkey"], waitMs: 0, mayWaitForNumber: false });
    expect(plan("in_person", "passkey")).toMatchObject({ row: "desk_and_sim", ask: ["in_person"], waitMs: 0 });
  });

  it("asks for an app that would be missed", () => {
    expect(plan("recovery_code", "totp").ask).toEqual(["totp"]);
  });

  it("is never slower with one thing more, and asks for less until nothing is left", () => {
    fc.assert(
      fc.property(fc.subarray([...BELONGINGS]), fc.constantFrom(...BELONGINGS), (have, more) => {
        const told = plan(...have);
        expect(plan(...have, more).waitMs).toBeLessThanOrEqual(told.waitMs);
        const shown = told.needs.map((proof) => ({ proof, at: 0, factorId: null }));
        expect(passwordPlanFor({ belongings: have, shown, uncounted: [] }, DEFAULT_WAITS)).toMatchObject({
          row: told.row,
          ask: [],
        });
      }),
    );
  });
});
