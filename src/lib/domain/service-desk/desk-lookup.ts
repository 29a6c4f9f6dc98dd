import type { Instant } from "../result.ts";

/** Why an officer may look at a person; a short note says the rest. `approval` is a look at another desk's code. */
export const LOOKUP_REASONS = ["number_change", "stop_change", "account_freeze", "new_account", "approval"] as const;

/** One of the reasons. */
export type LookupReason = (typeof LOOKUP_REASONS)[number];

/** An officer's look at one account, in one session. */
export type DeskLookup = {
  readonly id: string;
  readonly officerId: string;
  readonly accountId: string;
  readonly reason: LookupReason;
  readonly note: string;
  readonly at: Instant;
};
