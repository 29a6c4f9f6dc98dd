import type { Instant } from "#lib/domain/result.ts";

/** The browsers that signed in to an account; the token is the device cookie's value and is stored hashed. */
export type KnownDeviceStore = {
  /** Since when this browser is known to the account; `null` when it is not. */
  knownSince(accountId: string, token: string): Promise<Instant | null>;
  /** Remembers a completed sign-in from this browser. */
  remember(accountId: string, token: string, now: Instant): Promise<void>;
};
