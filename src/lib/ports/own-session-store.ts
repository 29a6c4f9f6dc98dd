import type { Instant } from "#lib/domain/result.ts";
import type { CoarseDevice } from "#lib/domain/sessions/coarse-device.ts";

/** One place where a person is signed in. Times are epoch milliseconds of real time. */
export type OwnSession = {
  /** Names it in a form. It is a keyed hash, and no cookie: nobody signs in with it. */
  readonly handle: string;
  readonly device: CoarseDevice;
  /** The last proof of who the person is. */
  readonly signedInAt: Instant | null;
  /** When a site, or the account area's sign-in, last used it. */
  readonly lastUsedAt: Instant | null;
  /** The `amr` of the sign-in. */
  readonly methods: readonly string[];
  /** The sites that it reaches. */
  readonly clientIds: readonly string[];
  /** Whether it is the one in which the person asks. */
  readonly isThisOne: boolean;
};

/** Whose sessions, and which one the person is in: a `sid` as the account area knows it. */
export type SessionOwner = { readonly accountId: string; readonly sid: string | null };

/** A person's own single sign-on sessions. */
export type OwnSessionStore = {
  /** The living ones, this one first, then the one that was used last; at most `limit`, and how many there are. */
  list(
    owner: SessionOwner,
    limit: number,
  ): Promise<{ readonly sessions: readonly OwnSession[]; readonly count: number }>;
  /** Ends one of this account's; a handle of anybody else's, or of an ended one, does nothing. Says whether it ended one. */
  endOne(owner: SessionOwner, handle: string, at: Instant): Promise<boolean>;
  /** Ends all of this account's but the one that the person is in. */
  endOthers(owner: SessionOwner, at: Instant): Promise<void>;
  /** Ends all of this account's. */
  endAll(owner: SessionOwner, at: Instant): Promise<void>;
};
