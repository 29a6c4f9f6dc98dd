import type { Instant } from "#lib/domain/result.ts";
import type { Effects } from "./effects.ts";

/** A code that somebody shows for an account. */
export type ShownRecoveryCode = { readonly accountId: string; readonly code: string; readonly at: Instant };

/** Keeps the printed codes of accounts, hashed. */
export type RecoveryCodeStore = {
  /** Uses a code up by one statement, with its effects in the same transaction; false for one that is used, replaced or unknown. */
  consume(shown: ShownRecoveryCode, effects: Effects): Promise<boolean>;
};
