import type { Language } from "#lib/domain/language.ts";
import type { AnswerChecks } from "#lib/domain/national-file/state.ts";

/** Where a browser is sent to sign in at Absher, and what its answer will be held against. */
export type AbsherRequest = { readonly address: string; readonly checks: AnswerChecks };

/** Whom Absher vouches for, from its signed ID token alone: ten digits as they came, and Absher's username where it told one. */
export type AbsherVouched = { readonly nationalId: string; readonly username: string | null };

/**
 * What came of a sign-in at Absher. `declined`: the person, or Absher, ended it. `not_accepted`: the answer or its tokens are not what was
 * asked for, or not Absher's. `unavailable`: Absher could not be reached in time.
 */
export type AbsherAnswer =
  | { readonly kind: "vouched"; readonly person: AbsherVouched }
  | { readonly kind: "declined" }
  | { readonly kind: "not_accepted" }
  | { readonly kind: "unavailable" };

/** Absher as an OpenID provider, which knows people by id. The portal is its confidential client. */
export type Absher = {
  /** A new request in a language, with PKCE, state and nonce of its own; `null` while Absher cannot be reached. Never throws. */
  request(language: Language): Promise<AbsherRequest | null>;
  /** Redeems the answer that a browser brought back, given as the query of its address. Never throws. */
  redeem(query: string, checks: AnswerChecks): Promise<AbsherAnswer>;
};
