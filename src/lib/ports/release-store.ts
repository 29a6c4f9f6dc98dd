import type { Instant } from "#lib/domain/result.ts";
import type { ConsentOwner } from "./consent-store.ts";

/** Data that is about to leave: names of claims, never values. */
export type Release = ConsentOwner & { readonly claims: readonly string[]; readonly at: Instant };

/** What a site received on one day (Riyadh): every claim of that day, when first and last, and how many times. */
export type ReleasedDay = {
  readonly clientId: string;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly claims: readonly string[];
  readonly firstAt: Instant;
  readonly lastAt: Instant;
  readonly times: number;
};

/** The record of what left the portal: one row for each person, site and day, kept for a year. */
export type ReleaseStore = {
  /**
   * Records a release and answers which of its claims the person's consent covers at this very moment: give those and no others. `null` when the
   * consent does not stand any more: then nothing may leave, and nothing was recorded. One statement, which a withdrawal waits for and waits for it.
   */
  record(release: Release): Promise<readonly string[] | null>;
  /** What left about this person, newest day first, at most `limit` rows. */
  list(accountId: string, limit: number): Promise<readonly ReleasedDay[]>;
};
