import "server-only";
import { type Account, isGuarded } from "#lib/domain/account/account.ts";
import type { Factor } from "#lib/domain/factors/factor.ts";
import { PASSKEY_MAXIMUM } from "#lib/domain/factors/passkey.ts";
import type { Instant } from "#lib/domain/result.ts";
import { portal } from "#lib/portal.ts";

/** An account's passkeys, and why none can be added or removed now. */
export type PasskeysView = {
  readonly passkeys: readonly Factor[];
  readonly barred: { readonly kind: "guarded"; readonly until: Instant } | { readonly kind: "full" } | null;
};

/** Reads the passkeys of an account. */
export async function readPasskeys(account: Account): Promise<PasskeysView> {
  const { clock, factors } = portal().ports;
  const passkeys = (await factors.list(account.id)).filter(({ kind }) => kind === "passkey");
  if (isGuarded(account, clock.now()) && account.guardedUntil !== null) {
    return { passkeys, barred: { kind: "guarded", until: account.guardedUntil } };
  }
  return { passkeys, barred: passkeys.length >= PASSKEY_MAXIMUM ? { kind: "full" } : null };
}

/** One passkey of this account, or `null`. */
export async function readPasskey(account: Account, id: string): Promise<Factor | null> {
  const { passkeys } = await readPasskeys(account);
  return passkeys.find((passkey) => passkey.id === id) ?? null;
}
