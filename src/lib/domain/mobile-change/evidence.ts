import type { Account } from "../account/account.ts";
import type { Factor, FactorKind } from "../factors/factor.ts";
import type { Instant } from "../result.ts";

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/** A SIM younger than this, or swapped more recently, is fresh: it may be in a thief's hands (mobile-change, Modifiers). */
export const FRESH_SIM_MS = 72 * HOUR_MS;

/** Evidence that was added or changed after registration counts only this much later (mobile-change, Evidence). */
export const EVIDENCE_SETTLES_MS = 7 * DAY_MS;

/** A browser is evidence from this long after its first sign-in to the account (mobile-change, Evidence). */
export const KNOWN_DEVICE_MS = 30 * DAY_MS;

/** What a person can show besides the new number and its ownership, in the order in which lists show it. A row of the policy names what it needs of these. */
export const PROOFS = [
  "password",
  "old_sim",
  "passkey",
  "totp",
  "recovery_code",
  "email",
  "known_device",
  "registry_facts",
  "in_person",
] as const;

/** One kind of evidence. */
export type Proof = (typeof PROOFS)[number];

/** What the operators' registry said about one number and this id. `simChangedAt` is the SIM's issue or last swap. */
export type OwnershipReading = {
  readonly answer: "yes" | "no" | "unknown";
  readonly contract: "personal" | "business" | null;
  readonly simChangedAt: Instant | null;
};

/** One enrolled factor that was shown, by its id. */
export type ShownFactor = Pick<Factor, "kind" | "id">;

/** What is known of whose a new number is: the registry's answer, or `foreign` for one of another country that the operator allows. */
export type NumberOwnership = OwnershipReading | "foreign";

/** What decides whether a proof that was shown counts. */
export type EvidenceFacts = {
  readonly account: Pick<Account, "createdAt" | "passwordChangedAt" | "mobile" | "email">;
  /** The factors that are enrolled. */
  readonly factors: readonly Factor[];
  /** The very factors that were shown, where they are known. */
  readonly shownFactors: readonly ShownFactor[];
  /** Since when the browser that asks is known to this account. */
  readonly knownSince: Instant | null;
  /** The registry's answer about the number on file and this id. */
  readonly oldNumber: OwnershipReading;
  /** When the person showed the password, the factors and the codes. */
  readonly shownAt: Instant;
  /** By when what was added or changed must have settled, and the browser be known: now, or when a change was requested that is stopped. */
  readonly settledBy: Instant;
  readonly now: Instant;
};

/** Whether a SIM is fresh at `now`; one of unknown age is. */
export function isFreshSim(simChangedAt: Instant | null, now: Instant): boolean {
  return simChangedAt === null || now - simChangedAt < FRESH_SIM_MS;
}

function hasSettled(changedAt: Instant | null, facts: EvidenceFacts): boolean {
  if (changedAt === null || changedAt <= facts.account.createdAt) return true;
  return facts.settledBy - changedAt >= EVIDENCE_SETTLES_MS;
}

/** Counts when it was named and has settled. Where none of its kind was named all of it must have: the newest may be the one that was shown. */
function factorCounts(kind: FactorKind): (facts: EvidenceFacts) => boolean {
  return (facts) => {
    const enrolled = facts.factors.filter((factor) => factor.kind === kind);
    const isSettled = ({ addedAt }: Factor) => hasSettled(addedAt, facts);
    const named = facts.shownFactors.filter((factor) => factor.kind === kind);
    if (named.length === 0) return enrolled.length > 0 && enrolled.every(isSettled);
    return enrolled.some((factor) => named.some(({ id }) => id === factor.id) && isSettled(factor));
  };
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
  passkey: factorCounts("passkey"),
  totp: factorCounts("totp"),
  recovery_code: factorCounts("recovery_code"),
  email: (facts) => {
    const verifiedAt = facts.account.email?.verifiedAt ?? null;
    return verifiedAt !== null && verifiedAt <= facts.shownAt && hasSettled(verifiedAt, facts);
  },
  known_device: ({ knownSince, settledBy }) => knownSince !== null && settledBy - knownSince >= KNOWN_DEVICE_MS,
  registry_facts: () => true,
  in_person: () => true,
};

/**
 * What counts of what was shown, decided here and nowhere else. A password, number, e-mail or factor that was added or changed less than
 * 7 days ago does not, nor does an old SIM that was swapped in the last 72 hours, whose age is unknown, or that the registry does not
 * give to this id now, nor a browser known for less than 30 days.
 */
export function countedProofs(shown: readonly Proof[], facts: EvidenceFacts): ReadonlySet<Proof> {
  return new Set(shown.filter((proof) => COUNTS[proof](facts)));
}

/**
 * Whether a passkey or an authenticator app is enrolled that the person did not show (mobile-change, Modifiers). One that is too new to
 * count is enough only where the account has no settled one of its kind: a thief's own new passkey stands for no other.
 */
export function hasUnshownFactor(shown: readonly Proof[], facts: EvidenceFacts): boolean {
  return (["passkey", "totp"] as const).some((kind) => {
    const enrolled = facts.factors.filter((factor) => factor.kind === kind);
    if (enrolled.length === 0) return false;
    if (!shown.includes(kind)) return true;
    return !COUNTS[kind](facts) && enrolled.some(({ addedAt }) => hasSettled(addedAt, facts));
  });
}
