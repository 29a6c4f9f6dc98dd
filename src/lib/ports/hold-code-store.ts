import type { Instant } from "#lib/domain/result.ts";

/** A hold code that is about to be sent with a notice. */
export type NewHoldCode = {
  readonly code: string;
  readonly reason: "new_account" | "mobile_change";
  readonly caseId: string | null;
  readonly expiresAt: Instant;
};

/** What a hold code points at. */
export type HoldTarget = {
  readonly accountId: string;
  readonly caseId: string | null;
  readonly reason: "new_account" | "mobile_change";
};

/** Reads hold codes; they are written with the change they belong to and consumed with the hold they cause. */
export type HoldCodeStore = {
  /** What an unused, unexpired code points at; `null` for every other code alike. */
  find(code: string, now: Instant): Promise<HoldTarget | null>;
};
