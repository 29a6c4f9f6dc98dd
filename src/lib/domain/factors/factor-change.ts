import { type Account, GUARDED_PERIOD_MS, isGuarded } from "../account/account.ts";
import type { Instant, Result } from "../result.ts";
import { accept, refuse } from "../result.ts";
import type { Factor } from "./factor.ts";
import { isByCountingPasskey } from "./settled-passkey.ts";

/** A wish to add, replace or remove a factor of an account, after a fresh sign-in by these methods (`amr`). */
export type FactorWish = {
  readonly account: Account;
  readonly methods: readonly string[];
  readonly factors: readonly Factor[];
  readonly act: "add" | "replace" | "remove";
  readonly now: Instant;
};

/** Why an existing factor is not changed now. */
export type FactorChangeRefusal = { readonly code: "account_guarded"; readonly until: Instant };

/**
 * Until when a change of a factor guards the account; `null` starts no guarded period. Adding one starts none and is always allowed. Replacing or
 * removing one is refused during a guarded period, and starts one unless the person signed in by a passkey that counts (mobile-change, Guarded period).
 */
export function guardAfter(wish: FactorWish): Result<Instant | null, FactorChangeRefusal> {
  const { account, methods, factors, act, now } = wish;
  if (act === "add") return accept(null);
  if (isGuarded(account, now)) return refuse({ code: "account_guarded", until: account.guardedUntil ?? now });
  const isCounting = isByCountingPasskey({ methods, factors, accountCreatedAt: account.createdAt, now });
  return accept(isCounting ? null : now + GUARDED_PERIOD_MS);
}
