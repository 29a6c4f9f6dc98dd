import type { JWK } from "jose";

/** A key that signs tokens, private part included; it leaves the process only sealed. */
export type SigningKey = { readonly kid: string; readonly algorithm: "ES256"; readonly jwk: JWK };

/** Keeps the keys that sign tokens, sealed. */
export type SigningKeyStore = {
  /**
   * The key set, newest first. When there is none `generate` makes the first key; processes that start at once end with one and
   * the same set.
   */
  loadOrCreate(generate: () => Promise<SigningKey>): Promise<readonly SigningKey[]>;
};
