import type { Instant } from "#lib/domain/result.ts";

/** What a passkey is asked for; an answer counts only there. */
export type PasskeyPurpose = "enrol" | "sign_in" | "evidence" | "officer";

/** Where a challenge stands: one flow or session. Its id is stored hashed. */
export type ChallengePlace = { readonly purpose: PasskeyPurpose; readonly flowId: string; readonly now: Instant };

/** A challenge that can still be answered, in base64url. */
export type LiveChallenge = { readonly challenge: string; readonly expiresAt: Instant };

/** Hands out the challenges that passkeys sign: random, one for each place, ten minutes, one answer. */
export type PasskeyChallenges = {
  /** The place's live challenge; a new one when there is none, or when it has less than two minutes left. */
  current(place: ChallengePlace): Promise<LiveChallenge>;
  /** Uses the place's live challenge up by one statement, whatever the answer will be; `null` when there is none. */
  consume(place: ChallengePlace): Promise<string | null>;
};
