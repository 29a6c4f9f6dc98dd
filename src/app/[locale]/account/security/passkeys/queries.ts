import "server-only";
import type { Account } from "#lib/domain/account/account.ts";
import type { Factor } from "#lib/domain/factors/factor.ts";
import { PASSKEY_MAXIMUM } from "#lib/domain/factors/passkey.ts";
import { portal } from "#lib/portal.ts";

/** An account's passkeys, and whether one more can be added. */
export type PasskeysView = { readonly passkeys: readonly Factor[]; readonly isFull: boolean };

/** Reads the passkeys of an account. */
export async function readPasskeys(account: Account): Promise<PasskeysView> {
  const { factors } = portal().ports;
  const passkeys = (await factors.list(account.id)).filter(({ kind }) => kind === "passkey");
  return { passkeys, isFull: passkeys.length >= PASSKEY_MAXIMUM };
}

/** One passkey of this account, or `null`. */
export async function readPasskey(account: Account, id: string): Promise<Factor | null> {
  const { passkeys } = await readPasskeys(account);
  return passkeys.find((passkey) => passkey.id === id) ?? null;
}
