import type { Account } from "#lib/domain/account/account.ts";
import type { Instant } from "#lib/domain/result.ts";
import type { DeskCodeScope } from "#lib/domain/service-desk/desk-code.ts";
import type { Effects } from "./effects.ts";

/** What a person typed, and for what: the account, the number that the code was issued for (E.164), and what it is to be good for. */
export type InPersonUse = {
  readonly accountId: string;
  readonly scope: DeskCodeScope;
  readonly number: string;
  readonly code: string;
};

/** Service-desk codes as evidence `in_person` (mobile-change, Evidence). */
export type InPersonCodes = {
  /**
   * Uses a code up by one statement: true once, for the right code of this account, number and scope, approved by another desk, in its
   * time. Every other answer is false and counts as a guess; after `DESK_CODE_GUESSES` the code is worth nothing. Who calls this slows guesses down by network first. The use is in the audit log.
   */
  consume(use: InPersonUse, now: Instant): Promise<boolean>;
  /**
   * Uses up a code for the account as it is and, in the same transaction, ends its freeze and its cap. `account_changed` when another write of the
   * account was first: then nothing was counted or used.
   */
  confirmAccount(
    account: Account,
    typed: { readonly code: string; readonly at: Instant },
    effects: Effects,
  ): Promise<"confirmed" | "not_accepted" | "account_changed">;
};
