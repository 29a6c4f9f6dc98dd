import type { Instant } from "#lib/domain/result.ts";

/** What a code SMS is for; each purpose has an allowance of its own. */
export type CodePurpose = "registration" | "sign_in" | "mobile_change" | "email_change" | "recovery" | "freeze";

/**
 * One code that someone asks to have sent. Under `abroad` it is counted for the account that has it sent to another country, whichever number
 * there; `number` is then the account's id. `network` is the visitor's network (/24 or /64) as text.
 */
export type CodeRequest = {
  readonly purpose: CodePurpose | "abroad";
  readonly number: string;
  readonly network: string;
  /** The message that will carry the code (a UUID), by which it can be given back. */
  readonly messageId: string;
  readonly now: Instant;
};

/** Counts code messages by number and purpose: 5 an hour and 10 a day, half of each kept for networks that sent that number nothing today. */
export type CodeAllowance = {
  /** Takes one from the allowance, atomically; otherwise says in how many seconds to come back. */
  take(
    request: CodeRequest,
  ): Promise<{ readonly taken: true } | { readonly taken: false; readonly waitSeconds: number }>;
  /** Gives back what was taken for a message that could not be handed over in time; more than once changes nothing. */
  giveBack(messageId: string): Promise<void>;
};
