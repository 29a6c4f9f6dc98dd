import { type Account, type AccountChange, GUARDED_PERIOD_MS } from "../account/account.ts";
import type { Instant } from "../result.ts";
import type { ChangeCase } from "./change-case.ts";

/** How long after a cancel or an undo by somebody else the account's next case is contested (mobile-change, Cancel and undo). */
export const DISPUTE_MS = 30 * 24 * 60 * 60 * 1000;

/**
 * What an account has after a change took effect; the number was checked with the registry in this very step. A freeze ends with it, and so
 * does the report of a stolen phone, which was about the old number; a dispute ends with the contested case, or in person.
 */
export function accountAfterChange(account: Account, change: ChangeCase, now: Instant): AccountChange {
  const { newNumber, newEmail } = change.contacts;
  const { recovery } = account;
  const passwordResetDueAt = change.newPassword ? now : recovery.passwordResetDueAt;
  const isSettled = change.row === "in_person" || (change.progress.state === "completed" && change.progress.contested);
  const contestedUntil = isSettled ? null : recovery.contestedUntil;
  return {
    mobile: { number: newNumber, usable: true, verifiedAt: now, changedAt: now, checkedAt: now },
    ...(newEmail !== null && { email: { address: newEmail, verifiedAt: now } }),
    ...(change.guarded && { guardedUntil: guardedFrom(account, now) }),
    status: { kind: "active" },
    recovery: { ...recovery, frozenAt: null, phoneStolenAt: null, contestedUntil, passwordResetDueAt },
  };
}

/** The end of a guarded period that begins now; it never shortens another one. */
export function guardedFrom(account: Pick<Account, "guardedUntil">, now: Instant): Instant {
  return Math.max(now + GUARDED_PERIOD_MS, account.guardedUntil ?? 0);
}
