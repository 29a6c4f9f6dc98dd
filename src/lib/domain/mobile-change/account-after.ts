import { type Account, type AccountChange, GUARDED_PERIOD_MS } from "../account/account.ts";
import { assertNever, type Instant } from "../result.ts";
import type { ChangeCase } from "./change-case.ts";

/** How long after a cancel or an undo by somebody else the account's next case is contested (mobile-change, Cancel and undo). */
export const DISPUTE_MS = 30 * 24 * 60 * 60 * 1000;

/**
 * What an account has after a change took effect; the number was checked with the registry in this very step. A dispute ends with the contested
 * case, or in person. Where the number stays, so does when it was changed last, of which sites are told.
 */
export function accountAfterChange(account: Account, change: ChangeCase, now: Instant): AccountChange {
  const { newEmail } = change.contacts;
  const isSettled = change.row === "in_person" || (change.progress.state === "completed" && change.progress.contested);
  const contestedUntil = isSettled ? null : account.recovery.contestedUntil;
  return {
    ...(newEmail !== null && { email: { address: newEmail, verifiedAt: now } }),
    ...(change.guarded && { guardedUntil: guardedFrom(account, now) }),
    ...byGoal({ ...account, recovery: { ...account.recovery, contestedUntil } }, change, now),
  };
}

/**
 * A new number ends a freeze and the report of a stolen phone, which was about the old one; a new password ends a freeze too. Another e-mail alone
 * opens nothing, so it ends neither.
 */
function byGoal({ recovery }: Account, { goal, contacts, newPassword }: ChangeCase, now: Instant): AccountChange {
  const status = { kind: "active" } as const;
  switch (goal) {
    case "number": {
      const mobile = { number: contacts.newNumber, usable: true, verifiedAt: now, changedAt: now, checkedAt: now };
      const passwordResetDueAt = newPassword ? now : recovery.passwordResetDueAt;
      return { mobile, status, recovery: { ...recovery, frozenAt: null, phoneStolenAt: null, passwordResetDueAt } };
    }
    case "password":
      return { status, recovery: { ...recovery, frozenAt: null, passwordResetDueAt: newPassword ? now : null } };
    case "email":
      return { recovery };
    default:
      return assertNever(goal);
  }
}

/** The end of a guarded period that begins now; it never shortens another one. */
export function guardedFrom(account: Pick<Account, "guardedUntil">, now: Instant): Instant {
  return Math.max(now + GUARDED_PERIOD_MS, account.guardedUntil ?? 0);
}
