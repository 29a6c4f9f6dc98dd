import type { Instant } from "#lib/domain/result.ts";
import type { DeskCode } from "#lib/domain/service-desk/desk-code.ts";
import type { DeskMember } from "#lib/domain/service-desk/officer.ts";
import type { Effects } from "./effects.ts";

/** Keeps service-desk codes from their issue to their approval. They are used through `InPersonCodes`. */
export type DeskCodeStore = {
  /** Keeps a new code, hashed, and withdraws the account's earlier one; false when the issuer was disabled or another code was first. */
  issue(issued: { readonly code: DeskCode; readonly text: string }, effects: Effects): Promise<boolean>;
  find(id: string): Promise<DeskCode | null>;
  /** The account's code that can still be approved or used. */
  findLive(accountId: string, now: Instant): Promise<DeskCode | null>;
  /** Every code that waits for an approval, oldest first. */
  listWaiting(now: Instant): Promise<readonly DeskCode[]>;
  /** Approves by one statement; false when the code is over, approved, of the same officer or desk, or the officer was disabled. */
  approve(id: string, approval: { readonly by: DeskMember; readonly at: Instant }, effects: Effects): Promise<boolean>;
  /** Withdraws by one statement; false when the code is over. */
  withdraw(id: string, at: Instant, effects: Effects): Promise<boolean>;
};
