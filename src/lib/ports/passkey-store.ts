import type { Account } from "#lib/domain/account/account.ts";
import type { Passkey, ShownPasskey } from "#lib/domain/factors/passkey.ts";
import type { Instant, Result } from "#lib/domain/result.ts";
import type { Effects } from "./effects.ts";
import type { KnownCredential } from "./passkeys.ts";

/** Why a passkey was not added: another write of the account was first, there are enough, or the credential is enrolled already. */
export type AddRefusal = { readonly code: "account_changed" | "passkeys_at_maximum" | "passkey_already_added" };

/** Why a passkey was not removed: another write of the account was first, or the account has none of this id. */
export type RemoveRefusal = { readonly code: "account_changed" | "passkey_missing" };

/** Keeps the passkeys of accounts. */
export type PasskeyStore = {
  /** The passkey of this credential, whoever's it is. */
  findByCredential(credentialId: string): Promise<Passkey | null>;
  /** The credentials that an account has. */
  knownOf(accountId: string): Promise<readonly KnownCredential[]>;
  /** Adds one to the account as it was found, at most so many in all. */
  add(account: Account, passkey: Passkey, effects: Effects): Promise<Result<null, AddRefusal>>;
  /** Notes a use by one statement; false when the counter has gone on since the passkey was read. */
  recordUse(passkey: Passkey, shown: ShownPasskey, at: Instant): Promise<boolean>;
  /** Gives a passkey of this account another name; false when there is none. */
  rename(accountId: string, passkey: { readonly id: string; readonly name: string }): Promise<boolean>;
  /** Removes a passkey of the account as it was found, which is guarded until then from now on; `null` starts no guarded period. */
  remove(
    account: Account,
    removal: { readonly id: string; readonly guardedUntil: Instant | null },
    effects: Effects,
  ): Promise<Result<null, RemoveRefusal>>;
};
