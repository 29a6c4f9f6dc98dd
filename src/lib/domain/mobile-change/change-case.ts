import type { Account } from "../account/account.ts";
import type { Factor } from "../factors/factor.ts";
import type { Instant } from "../result.ts";
import type { CaseGoal } from "./case-goal.ts";
import type { CaseProgress } from "./case-progress.ts";
import type { RowName } from "./policy-table.ts";
import type { Applicant } from "./state.ts";

/**
 * What a case changes, and from what, so that it can be undone. Numbers are E.164; an account without an e-mail has `null`. Where the number stays
 * both numbers are the one on file.
 */
export type ChangedContacts = {
  readonly oldNumber: string;
  readonly newNumber: string;
  readonly oldEmail: string | null;
  readonly newEmail: string | null;
  /** Whether messages may go to the old number: it is usable and the registry does not deny it to this id. */
  readonly oldNumberCounts: boolean;
};

/**
 * The account as it stood before the request: by this, and by nothing that the request brought, a change is cancelled and undone. Once it can
 * be neither, the hash is forgotten: another one stands in its place, of a password that nobody knows.
 */
export type BeforeRequest = Pick<Account, "createdAt" | "passwordHash" | "passwordChangedAt" | "mobile" | "email"> & {
  readonly factors: readonly Factor[];
  readonly isHashForgotten: boolean;
};

/** One change of an account from its request to its end. `number` is public, such as `NF-7K3M-2Q9X`. */
export type ChangeCase = {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly accountId: string;
  readonly goal: CaseGoal;
  /** The strongest row that was shown for it. */
  readonly row: RowName;
  readonly guarded: boolean;
  /** Whether the person sets a new password once it has taken effect. */
  readonly newPassword: boolean;
  readonly route: Applicant["route"];
  readonly contacts: ChangedContacts;
  /** `null` in a case that came to nothing, and in those of a release before this, which cannot be cancelled or undone by evidence. */
  readonly before: BeforeRequest | null;
  readonly progress: CaseProgress;
};

/** Whether a case takes the password as it was away: an undo gives it back, and nothing that came since is shown against the way back. */
export function takesPassword({ goal, newPassword }: Pick<ChangeCase, "goal" | "newPassword">): boolean {
  return newPassword || goal === "password";
}

const HASH_KEPT_MS = 14 * 24 * 60 * 60 * 1000;

/**
 * When the earlier password's hash is to be forgotten: two weeks after the change took effect, when its hold codes (7 days) and what they add
 * to the time for undoing are over. `null` while the change is open, or when it is forgotten.
 */
export function forgetHashAt({ before, progress }: Pick<ChangeCase, "before" | "progress">): Instant | null {
  if (before === null || before.isHashForgotten || progress.state !== "completed") return null;
  return Math.max(progress.completedAt + HASH_KEPT_MS, progress.undoUntil);
}

/** The case with another hash in its place, of a password that nobody knows. */
export function withForgottenHash(change: ChangeCase, unknowable: string): ChangeCase {
  const { before } = change;
  if (before === null) return change;
  return { ...change, before: { ...before, passwordHash: unknowable, isHashForgotten: true } };
}
