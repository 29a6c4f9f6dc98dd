import type { JWK } from "jose";

/** What tokens can be signed with (JWA names). */
export const SIGNING_ALGORITHMS = ["ES256", "RS256"] as const;

/** One of them. */
export type SigningAlgorithm = (typeof SIGNING_ALGORITHMS)[number];

/** A key that signs tokens, private part included; it leaves the process only sealed. */
export type SigningKey = { readonly kid: string; readonly algorithm: SigningAlgorithm; readonly jwk: JWK };

/** Keeps the keys that sign tokens, sealed. */
export type SigningKeyStore = {
  /**
   * The key set, newest first. For an algorithm that has none `generate` makes the first key; processes that start at once end with
   * one and the same set.
   */
  loadOrCreate(generate: (algorithm: SigningAlgorithm) => Promise<SigningKey>): Promise<readonly SigningKey[]>;
};
