import { calculateJwkThumbprint, exportJWK, generateKeyPair } from "jose";
import type { RotationTimes } from "#lib/domain/signing-keys/rotation.ts";
import type { SigningAlgorithm } from "#lib/domain/signing-keys/signing-key.ts";
import type { SigningKey } from "#lib/ports/signing-key-store.ts";
import { LIFETIME_SECONDS } from "./lifetimes.ts";

/** As strong as the curve of ES256 (NIST SP 800-57, 128 bits). */
const RSA_BITS = 3072;

const DAY_MS = 24 * 60 * 60 * 1000;

/** How long the key set may be kept by whoever has read it. So long a key that was given up is still believed by sites. */
export const KEY_SET_SECONDS = 10 * 60;

/** Makes a new key; its id is the RFC 7638 thumbprint. */
export async function generateSigningKey(algorithm: SigningAlgorithm): Promise<SigningKey> {
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true, modulusLength: RSA_BITS });
  const jwk = await exportJWK(privateKey);
  const kid = await calculateJwkThumbprint(jwk);
  return { kid, algorithm, jwk: { ...jwk, kid, alg: algorithm, use: "sig" } };
}

/**
 * The times of a key that signs for so many days. A new one is announced a day ahead: far longer than the key set may be kept, as some sites'
 * libraries read it once a day whatever it says. An old one is published for as long as a grant lives: until then a site may hand an ID token back at sign-out.
 */
export function rotationTimes(signingDays: number): RotationTimes {
  return { signMs: signingDays * DAY_MS, announceMs: DAY_MS, retireMs: LIFETIME_SECONDS.grant * 1000 };
}
