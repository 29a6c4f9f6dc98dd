import type { Instant } from "#lib/domain/result.ts";

/** A hold code that is about to be sent with a notice. */
export type NewHoldCode = {
  readonly code: string;
  /** The secret in the link of the same e-mail: whichever is used first uses both up. */
  readonly link?: string | null;
  /** `old_number` when it goes to the number that a change would take away, or that was on file. */
  readonly sentTo?: "old_number" | null;
  readonly reason: "new_account" | "mobile_change" | "account_change";
  readonly caseId: string | null;
  readonly expiresAt: Instant;
};

/** What a hold code points at. */
export type HoldTarget = {
  readonly accountId: string;
  readonly caseId: string | null;
  readonly reason: "new_account" | "mobile_change" | "account_change";
  readonly sentTo: "old_number" | null;
};

/** Reads hold codes; they are written with the change they belong to and consumed with the hold they cause. */
export type HoldCodeStore = {
  /** What an unused, unexpired code, or link's secret, points at; `null` for every other code alike. */
  find(code: string, now: Instant): Promise<HoldTarget | null>;
};
