import type { Instant } from "../result.ts";
import type { Account } from "./account.ts";
import { isGuarded } from "./account.ts";

/** The levels a site can ask for with `acr_values`: 1 capped or new, 2 normal, 3 phishing-resistant. */
export const ASSURANCE_LEVELS = ["urn:nafidha:loa:1", "urn:nafidha:loa:2", "urn:nafidha:loa:3"] as const;

/** One of the assurance levels, as it stands in the ID token's `acr`. */
export type AssuranceLevel = (typeof ASSURANCE_LEVELS)[number];

/** How a person signed in, as RFC 8176 `amr` values. */
export type AuthenticationMethod = "pwd" | "sms" | "mfa";

/**
 * The level a password-and-SMS sign-in reaches for this account now: 1 while the account is new or guarded
 * (mobile-change, New accounts and Guarded period), otherwise 2.
 */
export function assuranceOf(account: Pick<Account, "cappedUntil" | "guardedUntil">, now: Instant): AssuranceLevel {
  if (now < account.cappedUntil || isGuarded(account, now)) return "urn:nafidha:loa:1";
  return "urn:nafidha:loa:2";
}
