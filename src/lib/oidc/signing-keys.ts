import type { JWK } from "jose";
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from "jose";
import type { SigningKey, SigningKeyStore } from "#lib/ports/signing-key-store.ts";

/** Makes a new ES256 key; its id is the RFC 7638 thumbprint. */
export async function generateSigningKey(): Promise<SigningKey> {
  const { privateKey } = await generateKeyPair("ES256", { extractable: true });
  const jwk = await exportJWK(privateKey);
  const kid = await calculateJwkThumbprint(jwk);
  return { kid, algorithm: "ES256", jwk: { ...jwk, kid, alg: "ES256", use: "sig" } };
}

/** The key set to sign with, made at the first start. The newest key comes first, since the provider signs with the first that fits. */
export async function signingKeySet(store: SigningKeyStore): Promise<{ keys: JWK[] }> {
  const keys = await store.loadOrCreate(generateSigningKey);
  return { keys: keys.map((key) => key.jwk) };
}
