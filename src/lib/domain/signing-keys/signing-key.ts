import type { Instant } from "../result.ts";

/** What tokens can be signed with (JWA names). */
export const SIGNING_ALGORITHMS = ["ES256", "RS256"] as const;

/** One of them. */
export type SigningAlgorithm = (typeof SIGNING_ALGORITHMS)[number];

/** The states in which a key's private part is kept and its public part is published. */
export const LIVING_KEY_STATES = ["published", "signing", "retiring"] as const;

/** One of them: announced and signing nothing yet, signing, or signing no more. */
export type LivingKeyState = (typeof LIVING_KEY_STATES)[number];

/** Where a key stands; one that is gone is published nowhere, and its private part is erased. */
export type SigningKeyState = LivingKeyState | "gone";

/** A key as the rules see it: without the key. `since` is when its state began. */
export type KeyFacts = {
  /** The RFC 7638 thumbprint. */
  readonly kid: string;
  readonly algorithm: SigningAlgorithm;
  readonly state: SigningKeyState;
  readonly since: Instant;
};
