import type { Account } from "../account/account.ts";
import type { Instant } from "../result.ts";

const HOUR_MS = 60 * 60 * 1000;

/** A SIM younger than this, or swapped more recently, is fresh: it may be in a thief's hands (mobile-change, Modifiers). */
export const FRESH_SIM_MS = 72 * HOUR_MS;

/** Evidence that was added or changed after registration counts only this much later (mobile-change, Evidence). */
export const EVIDENCE_SETTLES_MS = 7 * 24 * HOUR_MS;

/** What a person can show besides the new number and its ownership. A row of the policy names what it needs of these. */
export type Proof = "password" | "old_sim";

/** What the operators' registry said about one number and this id. `simChangedAt` is the SIM's issue or last swap. */
export type OwnershipReading = {
  readonly answer: "yes" | "no" | "unknown";
  readonly contract: "personal" | "business" | null;
  readonly simChangedAt: Instant | null;
};

/** What decides whether a proof that was shown counts. */
export type EvidenceFacts = {
  readonly account: Pick<Account, "createdAt" | "passwordChangedAt" | "mobile">;
  /** The registry's answer about the number on file and this id. */
  readonly oldNumber: OwnershipReading;
  /** When the person showed the password and the codes. */
  readonly shownAt: Instant;
  readonly now: Instant;
};

/** Whether a SIM is fresh at `now`; one of unknown age is. */
export function isFreshSim(simChangedAt: Instant | null, now: Instant): boolean {
  return simChangedAt === null || now - simChangedAt < FRESH_SIM_MS;
}

function hasSettled(changedAt: Instant | null, facts: EvidenceFacts): boolean {
  if (changedAt === null || changedAt <= facts.account.createdAt) return true;
  return facts.now - changedAt >= EVIDENCE_SETTLES_MS;
}

const COUNTS: Readonly<Record<Proof, (facts: EvidenceFacts) => boolean>> = {
  password: (facts) => {
    const { passwordChangedAt } = facts.account;
    return passwordChangedAt <= facts.shownAt && hasSettled(passwordChangedAt, facts);
  },
  old_sim: (facts) => {
    const { mobile } = facts.account;
    if (!mobile.usable || !hasSettled(mobile.changedAt, facts)) return false;
    return facts.oldNumber.answer === "yes" && !isFreshSim(facts.oldNumber.simChangedAt, facts.now);
  },
};

/**
 * What counts of what was shown: a password or number that was replaced less than 7 days ago does not, nor does an old SIM
 * that was swapped in the last 72 hours, whose age is unknown, or that the registry does not give to this id now.
 */
export function countedProofs(shown: readonly Proof[], facts: EvidenceFacts): ReadonlySet<Proof> {
  return new Set(shown.filter((proof) => COUNTS[proof](facts)));
}
