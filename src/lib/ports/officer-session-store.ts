import type { Instant } from "#lib/domain/result.ts";
import type { Officer } from "#lib/domain/service-desk/officer.ts";
import type { Effects } from "./effects.ts";

/** A signed-in officer. `key` is the hash of the cookie's token: what looks are bound to. */
export type OfficerSession = { readonly key: string; readonly officer: Officer };

/** Keeps officers' sessions; they have nothing in common with the sessions of accounts. */
export type OfficerSessionStore = {
  /** Starts a session; false when the officer was disabled meanwhile. */
  start(
    token: string,
    session: { readonly officerId: string; readonly at: Instant; readonly expiresAt: Instant },
    effects: Effects,
  ): Promise<boolean>;
  /** The session of a token, seen now by one statement; `null` when it has ended, or was last seen before `idleSince`. */
  touch(token: string, at: { readonly now: Instant; readonly idleSince: Instant }): Promise<OfficerSession | null>;
  /** Ends one session; ending it twice is fine. */
  end(token: string, effects: Effects): Promise<void>;
};
