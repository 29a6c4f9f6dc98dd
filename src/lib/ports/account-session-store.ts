import type { Instant } from "#lib/domain/result.ts";

/** A session of the account area. `token` is the cookie's value and is stored hashed. */
export type AccountSession = {
  readonly accountId: string;
  /** The single sign-on session's id at this relying party; `null` when the ID token had none. */
  readonly sid: string | null;
  /** The ID token of the sign-in; it is kept sealed, and says at sign-out which session is meant. */
  readonly idToken: string | null;
  readonly acr: string | null;
  readonly amr: readonly string[];
  /** When the person last proved who they are; real time, as the ID token says it. */
  readonly authTime: Instant;
  readonly expiresAt: Instant;
};

/** Keeps the account area's sessions. They end with their single sign-on session, in the transaction that ends it (`SignOnStore`). */
export type AccountSessionStore = {
  /** Starts a session; a token is never used twice. */
  start(token: string, session: AccountSession): Promise<void>;
  /** An unexpired session. */
  find(token: string, now: Instant): Promise<AccountSession | null>;
  /** Ends one session; ending it twice is fine. */
  end(token: string): Promise<void>;
};
