import type { JWK } from "jose";
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from "jose";
import type { SigningAlgorithm, SigningKey, SigningKeyStore } from "#lib/ports/signing-key-store.ts";

/** As strong as the curve of ES256 (NIST SP 800-57, 128 bits). */
const RSA_BITS = 3072;

/** Makes a new key; its id is the RFC 7638 thumbprint. */
export async function generateSigningKey(algorithm: SigningAlgorithm): Promise<SigningKey> {
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true, modulusLength: RSA_BITS });
  const jwk = await exportJWK(privateKey);
  const kid = await calculateJwkThumbprint(jwk);
  return { kid, algorithm, jwk: { ...jwk, kid, alg: algorithm, use: "sig" } };
}

/** The key set to sign with, one key for each algorithm, made at the first start. The newest key comes first, since the provider signs with the first that fits. */
export async function signingKeySet(store: SigningKeyStore): Promise<{ keys: JWK[] }> {
  const keys = await store.loadOrCreate(generateSigningKey);
  return { keys: keys.map((key) => key.jwk) };
}
