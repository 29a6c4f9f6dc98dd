import { createRemoteJWKSet, type JWTVerifyGetKey } from "jose";
import { z } from "zod";
import { environment } from "./environment.ts";

const DISCOVERY_TIMEOUT_MS = 5_000;

const discovery = z.object({ issuer: z.string(), jwks_uri: z.url() });

let known: Promise<JWTVerifyGetKey> | undefined;

/** The portal's public keys, found by discovery once; jose fetches them again by itself when a new one is met. */
export async function portalKeys(): Promise<JWTVerifyGetKey> {
  known ??= discoverKeys();
  try {
    return await known;
  } catch (error) {
    known = undefined;
    throw error;
  }
}

async function discoverKeys(): Promise<JWTVerifyGetKey> {
  const { issuer } = environment();
  const answer = await fetch(`${issuer}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(DISCOVERY_TIMEOUT_MS),
  });
  const found = discovery.parse(await answer.json());
  if (found.issuer !== issuer) throw new Error("the portal's configuration is another issuer's");
  return createRemoteJWKSet(new URL(found.jwks_uri));
}
