import type { Instant } from "../result.ts";

/** For how long a look entitles the session that took it to act on that account. */
export const LOOKUP_LIFETIME_MS = 30 * 60 * 1000;

/** How many looks an officer has in 24 hours, found or not: more than a busy counter needs, far fewer than a trawl. */
export const LOOKUPS_A_DAY = 60;

/** The day in which looks are counted: the last 24 hours. */
export const LOOKUP_WINDOW_MS = 24 * 60 * 60 * 1000;

/** Why an officer may look at a person; a short note says the rest. `approval` is a look at another desk's code. */
export const LOOKUP_REASONS = ["number_change", "stop_change", "account_freeze", "new_account", "approval"] as const;

/** One of the reasons. */
export type LookupReason = (typeof LOOKUP_REASONS)[number];

/** The longest note in characters, and the shortest that says something. */
export const LOOKUP_NOTE = { minimum: 10, maximum: 200 } as const;

/** An officer's look at one account, in one session. */
export type DeskLookup = {
  readonly id: string;
  readonly officerId: string;
  readonly accountId: string;
  readonly reason: LookupReason;
  readonly note: string;
  readonly at: Instant;
};

/** Whether a look still entitles to act. */
export function isLookupFresh({ at }: Pick<DeskLookup, "at">, now: Instant): boolean {
  return now - at < LOOKUP_LIFETIME_MS;
}
