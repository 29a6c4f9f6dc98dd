import type { FoundOidcRecord, OidcRecord } from "./oidc-store.ts";

/**
 * The single sign-on sessions. When one ends, the account area's sessions that hang on it end, and the sites in it are told, in the
 * same transaction or not at all. One that has ended does not come back, even when a request that was under way still writes it.
 */
export type SignOnStore = {
  find(id: string): Promise<FoundOidcRecord | null>;
  findByUid(uid: string): Promise<FoundOidcRecord | null>;
  /** Puts a new session, or replaces a living one. */
  put(id: string, record: OidcRecord): Promise<void>;
  /** Gives a session a new id, and tells the sites that are no longer part of it. */
  move(ids: { readonly from: string; readonly to: string }, record: OidcRecord): Promise<void>;
  /** Ends a session because the person signed out; ending it twice is fine. */
  signOut(id: string): Promise<void>;
  /** Ends sessions whose time is over (real time), at most so many, and says how many. */
  endExpired(limit: number): Promise<number>;
};
