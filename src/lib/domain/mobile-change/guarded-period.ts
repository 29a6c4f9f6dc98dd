import { type Account, GUARDED_PERIOD_MS } from "../account/account.ts";
import type { Factor } from "../factors/factor.ts";
import { isByCountingPasskey } from "../factors/settled-passkey.ts";
import type { Instant, Result } from "../result.ts";
import { accept, refuse } from "../result.ts";
import { guardedFrom } from "./account-after.ts";

/**
 * Until when no second change of the number is allowed, or `null`: the guarded period, and the same time after any change of the
 * number, also one that did not start a guarded period (mobile-change, Policy, row "ordinary").
 */
export function secondChangeBarredUntil(
  account: Pick<Account, "guardedUntil" | "mobile">,
  now: Instant,
): Instant | null {
  const { changedAt } = account.mobile;
  const afterChange = changedAt === null ? 0 : changedAt + GUARDED_PERIOD_MS;
  const until = Math.max(account.guardedUntil ?? 0, afterChange);
  return now < until ? until : null;
}

/** A wish to change the password, the e-mail or a factor of an account, after a fresh sign-in by these methods (`amr`). */
export type ChangeWish = {
  readonly account: Account;
  readonly methods: readonly string[];
  readonly factors: readonly Factor[];
  readonly act: "add" | "replace" | "remove";
  readonly now: Instant;
};

/** Why nothing that exists is changed now. */
export type GuardRefusal = { readonly code: "account_guarded"; readonly until: Instant };

/**
 * Until when a change guards the account: 72 h from now, or `null`, which starts no guarded period. Adding starts none and is always allowed, since what
 * is added counts only 7 days later. Replacing and removing are refused while no second change is allowed, and start one unless the person
 * signed in by a passkey that counts (mobile-change, Guarded period).
 */
export function guardOfChange(wish: ChangeWish): Result<Instant | null, GuardRefusal> {
  const { account, methods, factors, act, now } = wish;
  if (act === "add") return accept(null);
  const until = secondChangeBarredUntil(account, now);
  if (until !== null) return refuse({ code: "account_guarded", until });
  const isByPasskey = isByCountingPasskey({ methods, factors, accountCreatedAt: account.createdAt, now });
  return accept(isByPasskey ? null : guardedFrom(account, now));
}
