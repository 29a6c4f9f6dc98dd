import type { Account } from "#lib/domain/account/account.ts";
import type { FoundOidcRecord, OidcRecord } from "./oidc-store.ts";

/** Names one of the provider's things. */
export type OidcName = { readonly model: string; readonly id: string };

/**
 * What one request of the provider reads and writes. What it reads together comes in one round trip; what it writes is written at its end,
 * all of it or none, in one more. It belongs to one request, and ends with it.
 */
export type OidcWork = {
  /** Reads these, and what hangs on them: the grant, the single sign-on session, the account. What was read or written before stays. */
  load(names: readonly OidcName[]): Promise<void>;
  /** What was read, or will be written; `null` is known not to be there, `undefined` is not known. */
  find(name: OidcName): FoundOidcRecord | null | undefined;
  findSessionByUid(uid: string): FoundOidcRecord | null | undefined;
  findAccount(id: string): Account | undefined;
  /** Will be put or replaced. */
  put(name: OidcName, record: OidcRecord): void;
  remove(name: OidcName): void;
  /** Like the store of single sign-on sessions' own `put` and `move`. */
  putSession(id: string, record: OidcRecord): void;
  moveSession(ids: { readonly from: string; readonly to: string }, record: OidcRecord): void;
  /** Writes. Call it again after more was put; with nothing to write it does nothing. */
  commit(): Promise<void>;
};

/** Begins the work of one request. */
export type BeginOidcWork = () => OidcWork;
