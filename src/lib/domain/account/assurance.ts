import type { Instant } from "../result.ts";
import type { Account } from "./account.ts";
import { isGuarded } from "./account.ts";

/** The levels a site can ask for with `acr_values`: 1 capped or new, 2 normal, 3 phishing-resistant. */
export const ASSURANCE_LEVELS = ["urn:nafidha:loa:1", "urn:nafidha:loa:2", "urn:nafidha:loa:3"] as const;

/** One of the assurance levels, as it stands in the ID token's `acr`. */
export type AssuranceLevel = (typeof ASSURANCE_LEVELS)[number];

/** How a person signed in, as values of the `amr` registry (RFC 8176 §6.1); which of them mean what: docs/decisions/0040. */
export const AUTHENTICATION_METHODS = ["pwd", "sms", "otp", "pop", "user", "mfa"] as const;

/** One of the methods, as it stands in the ID token's `amr`. */
export type AuthenticationMethod = (typeof AUTHENTICATION_METHODS)[number];

/** What a password and a code by text message prove together. */
export const PASSWORD_AND_SMS: readonly AuthenticationMethod[] = ["pwd", "sms", "mfa"];

/** What a password and a code of an authenticator app prove together. */
export const PASSWORD_AND_TOTP: readonly AuthenticationMethod[] = ["pwd", "otp", "mfa"];

/** What a password and a printed code prove together; the registry has no value for printed codes, so `mfa` stands without a second method. */
export const PASSWORD_AND_RECOVERY_CODE: readonly AuthenticationMethod[] = ["pwd", "mfa"];

/**
 * What a passkey alone proves: possession of a key, the person's presence, and a second factor on the device (user verification). Whether
 * hardware or software holds the key is not known without attestation, hence `pop` and neither `hwk` nor `swk`.
 */
export const PASSKEY_ALONE: readonly AuthenticationMethod[] = ["pop", "user", "mfa"];

/** What of an account bears on its level. */
type Capped = Pick<Account, "cappedUntil" | "guardedUntil">;

/** The highest level that this account gives any site now: 1 while it is new or guarded (mobile-change, New accounts and Guarded period). */
export function levelCap(account: Capped, now: Instant): AssuranceLevel {
  return now < account.cappedUntil || isGuarded(account, now) ? "urn:nafidha:loa:1" : "urn:nafidha:loa:3";
}

/** The level that a sign-in by these methods reaches for this account now. Only possession of a passkey withstands phishing. */
export function assuranceOf(account: Capped, methods: readonly AuthenticationMethod[], now: Instant): AssuranceLevel {
  const cap = levelCap(account, now);
  return cap === "urn:nafidha:loa:1" || methods.includes("pop") ? cap : "urn:nafidha:loa:2";
}

/** A level's place among the levels; an unknown one, or none, is below the lowest. */
export function rankOf(level: string | undefined): number {
  const levels: readonly string[] = ASSURANCE_LEVELS;
  return levels.indexOf(level ?? "");
}
