import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Factor, FactorKind } from "#lib/domain/factors/factor.ts";
import {
  countedProofs,
  EVIDENCE_SETTLES_MS,
  type EvidenceFacts,
  FRESH_SIM_MS,
  hasUnshownFactor,
  KNOWN_DEVICE_MS,
  type OwnershipReading,
  PROOFS,
} from "#lib/domain/mobile-change/evidence.ts";
import { anAccount } from "#tests/support/fakes/memory-accounts.ts";

const NOW = Date.UTC(2026, 0, 15);
const JUST_NOW = NOW - EVIDENCE_SETTLES_MS + 1;
const owned = (simChangedAt: number | null): OwnershipReading => ({
  answer: "yes",
  contract: "personal",
  simChangedAt,
});
const plain = anAccount();
const emailOf = (verifiedAt: number) => ({ address: "ahmad@example.sa", verifiedAt });
const account = { ...plain, email: emailOf(NOW - EVIDENCE_SETTLES_MS) };

function factor(kind: FactorKind, addedAt = NOW - EVIDENCE_SETTLES_MS, id: string = kind): Factor {
  return { id, kind, name: null, addedAt, lastUsedAt: null, left: kind === "recovery_code" ? 9 : null };
}

const FACTS: EvidenceFacts = {
  account,
  factors: [factor("passkey"), factor("totp"), factor("recovery_code")],
  shownFactors: [],
  knownSince: NOW - KNOWN_DEVICE_MS,
  oldNumber: owned(NOW - FRESH_SIM_MS),
  shownAt: NOW,
  settledBy: NOW,
  now: NOW,
};

describe("the evidence that counts", () => {
  it("is what was shown and nothing else", () => {
    fc.assert(
      fc.property(fc.subarray([...PROOFS]), (shown) => {
        expect([...countedProofs(shown, FACTS)]).toEqual(shown);
      }),
    );
  });

  it.each([
    ["swapped in the last 72 hours", owned(NOW - FRESH_SIM_MS + 1)],
    ["of unknown age", owned(null)],
    ["given to someone else", { answer: "no", contract: null, simChangedAt: null }],
    ["unknown to a silent registry", { answer: "unknown", contract: null, simChangedAt: null }],
  ] as const)("has no old SIM that is %s", (_, oldNumber) => {
    expect(countedProofs(PROOFS, { ...FACTS, oldNumber }).has("old_sim")).toBe(false);
  });

  it("has nothing that was added or changed less than seven days ago, but what the person cannot have stolen", () => {
    const renewed = {
      ...account,
      passwordChangedAt: JUST_NOW,
      mobile: { ...account.mobile, changedAt: JUST_NOW },
      email: emailOf(JUST_NOW),
    };
    const factors = FACTS.factors.map((one) => ({ ...one, addedAt: JUST_NOW }));
    const facts = { ...FACTS, account: renewed, factors };
    expect([...countedProofs(PROOFS, facts)]).toEqual(["known_device", "registry_facts", "in_person"]);
    const later = { ...facts, shownAt: NOW + 1, settledBy: NOW + 1, now: NOW + 1 };
    expect([...countedProofs(PROOFS, later)]).toEqual([...PROOFS]);
  });

  it("has what was there from the registration on", () => {
    const isNew = { ...plain, createdAt: NOW, passwordChangedAt: NOW, email: emailOf(NOW) };
    const facts = { ...FACTS, account: isNew, factors: [factor("passkey", NOW)] };
    expect([...countedProofs(["password", "email", "passkey"], facts)]).toEqual(["password", "email", "passkey"]);
  });

  it("has no password and no e-mail that was replaced after it was shown", () => {
    const at = NOW - EVIDENCE_SETTLES_MS;
    const replaced = { ...account, passwordChangedAt: at };
    const facts = { ...FACTS, account: replaced, shownAt: at - 1 };
    expect([...countedProofs(["password", "email"], facts)]).toEqual([]);
  });

  it("has no e-mail that was never confirmed, no browser of less than 30 days, no factor that is not enrolled", () => {
    const facts = { ...FACTS, account: plain, factors: [], knownSince: NOW - KNOWN_DEVICE_MS + 1 };
    const shown = ["email", "known_device", "passkey", "totp", "recovery_code"] as const;
    expect([...countedProofs(shown, facts)]).toEqual([]);
    expect([...countedProofs(["known_device"], { ...facts, knownSince: null })]).toEqual([]);
  });

  it("goes by the passkey that was shown, and where that is not known by the newest", () => {
    const factors = [factor("passkey", NOW - EVIDENCE_SETTLES_MS, "old"), factor("passkey", JUST_NOW, "new")];
    const counts = (...ids: string[]) => {
      const shownFactors = ids.map((id) => ({ kind: "passkey", id }) as const);
      return countedProofs(["passkey"], { ...FACTS, factors, shownFactors }).has("passkey");
    };
    expect([counts("old"), counts("new"), counts()]).toEqual([true, false, false]);
    expect(counts("of another account")).toBe(false);
  });

  it("is judged by when a change was requested where it is to stop that change", () => {
    const added = { ...FACTS, factors: [factor("passkey", JUST_NOW)], now: NOW + EVIDENCE_SETTLES_MS };
    expect(countedProofs(["passkey"], { ...added, settledBy: NOW }).has("passkey")).toBe(false);
    expect(countedProofs(["passkey"], { ...added, settledBy: NOW + 1 }).has("passkey")).toBe(true);
  });
});

describe("an enrolled passkey or authenticator app", () => {
  it("is missed unless it is shown", () => {
    expect(hasUnshownFactor([], FACTS)).toBe(true);
    expect(hasUnshownFactor(["passkey"], FACTS)).toBe(true);
    expect(hasUnshownFactor(["passkey", "totp"], FACTS)).toBe(false);
    expect(hasUnshownFactor([], { ...FACTS, factors: [factor("recovery_code")] })).toBe(false);
    expect(hasUnshownFactor([], { ...FACTS, factors: [factor("passkey", JUST_NOW)] })).toBe(true);
  });

  it("is not made up for by a thief's own new passkey", () => {
    const factors = [factor("passkey"), factor("passkey", JUST_NOW, "thief")];
    expect(hasUnshownFactor(["passkey"], { ...FACTS, factors, shownFactors: [{ kind: "passkey", id: "thief" }] })).toBe(
      true,
    );
    expect(
      hasUnshownFactor(["passkey"], { ...FACTS, factors, shownFactors: [{ kind: "passkey", id: "passkey" }] }),
    ).toBe(false);
  });

  it("is shown by the person's only one, also while that is too new to count", () => {
    const facts = { ...FACTS, factors: [factor("passkey", JUST_NOW)] };
    expect(hasUnshownFactor(["passkey"], facts)).toBe(false);
    expect(countedProofs(["passkey"], facts).has("passkey")).toBe(false);
  });
});
