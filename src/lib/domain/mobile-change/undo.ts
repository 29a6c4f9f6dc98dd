import { type Account, type AccountChange, canAuthenticate } from "../account/account.ts";
import type { Instant } from "../result.ts";
import { DISPUTE_MS, guardedFrom } from "./account-after.ts";
import { type BeforeRequest, type ChangeCase, takesPassword } from "./change-case.ts";
import type { Proof } from "./evidence.ts";
import { freezeOf } from "./freeze.ts";
import { mayLift, type Stopping } from "./stopping.ts";

/** An undo, everything about it read. */
export type Undo = {
  readonly account: Account;
  readonly change: ChangeCase;
  readonly before: BeforeRequest;
  readonly by: Stopping["by"];
  readonly proofs: ReadonlySet<Proof>;
  readonly isRestored: boolean;
  /** How long after it was asked for the closing of the two weakest rows takes effect. */
  readonly weakRowsOffMs: number;
};

/**
 * What an account has after an undo: what came since the request is taken away together, number, e-mail, password and a closing of the two weakest
 * rows, which would leave the owner the service desk alone. Without the old number it is frozen until somebody lifts that. A freeze that a hold caused ends where what was shown lifts freezes. A number that stayed is left alone.
 */
export function accountAfterUndo(undo: Undo, now: Instant): AccountChange {
  const { account, change, before, by, isRestored } = undo;
  const { passwordHash, passwordChangedAt } = before;
  const contestedUntil = by === "asker" ? account.recovery.contestedUntil : now + DISPUTE_MS;
  const passwordResetDueAt = takesPassword(change) ? null : account.recovery.passwordResetDueAt;
  const weakRowsOffAt = weakRowsAfterUndo(undo);
  return {
    ...(change.goal === "number" &&
      isRestored && {
        mobile: { ...before.mobile, usable: true, verifiedAt: now, changedAt: now, checkedAt: now },
      }),
    email: emailAfterUndo(account, before),
    ...(takesPassword(change) && { passwordHash, passwordChangedAt }),
    guardedUntil: guardedFrom(account, now),
    ...freezeAfter(undo, { ...account.recovery, contestedUntil, passwordResetDueAt, weakRowsOffAt }, now),
  };
}

/** The e-mail of before the request: another one goes, also one that the request did not bring. That the same one was confirmed meanwhile stays. */
export function emailAfterUndo(
  account: Pick<Account, "email">,
  before: Pick<BeforeRequest, "email">,
): Account["email"] {
  return account.email?.address === before.email?.address ? account.email : before.email;
}

function weakRowsAfterUndo({ account, change, weakRowsOffMs }: Undo): Instant | null {
  const { weakRowsOffAt } = account.recovery;
  const isSince = weakRowsOffAt !== null && weakRowsOffAt - weakRowsOffMs >= change.progress.requestedAt;
  return isSince ? null : weakRowsOffAt;
}

function freezeAfter(
  { account, proofs, isRestored }: Undo,
  recovery: Account["recovery"],
  now: Instant,
): Pick<AccountChange, "status" | "recovery"> {
  const freeze = freezeOf(account, now);
  if (freeze === "in_person_only") return { recovery };
  const isFrozen = !canAuthenticate(account, now).ok;
  if (!isRestored) {
    const frozenAt = isFrozen ? (recovery.frozenAt ?? now) : now;
    return { status: { kind: "frozen", until: "lifted" }, recovery: { ...recovery, frozenAt } };
  }
  if (isFrozen && !mayLift("liftable", proofs)) return { recovery };
  return { status: { kind: "active" }, recovery: { ...recovery, frozenAt: null } };
}
