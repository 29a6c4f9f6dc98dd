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

/** A wish to replace the password or e-mail of an account, after a fresh sign-in by these methods (`amr`). */
export type Replacing = {
  readonly account: Account;
  readonly methods: readonly string[];
  readonly factors: readonly Factor[];
  readonly now: Instant;
};

/**
 * Until when the account is guarded once the password or e-mail is replaced: 72 h from now, or as it was where the person signed in by a passkey
 * that counts. Refused while no second change is allowed (mobile-change, Guarded period).
 */
export function guardOfReplacing(
  replacing: Replacing,
): Result<Instant | null, { readonly code: "account_guarded"; readonly until: Instant }> {
  const { account, methods, factors, now } = replacing;
  const until = secondChangeBarredUntil(account, now);
  if (until !== null) return refuse({ code: "account_guarded", until });
  const isByPasskey = isByCountingPasskey({ methods, factors, accountCreatedAt: account.createdAt, now });
  return accept(isByPasskey ? account.guardedUntil : guardedFrom(account, now));
}
