import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from "jose";
import { z } from "zod";
import { environment } from "./environment.ts";

const DISCOVERY_TIMEOUT_MS = 5_000;

const discovery = z.object({ issuer: z.string(), jwks_uri: z.url() });

/** The portal's keys cannot be had now. What it signed may be good: it is to be sent again. */
export class PortalUnreachable extends Error {}

let known: Promise<JWTVerifyGetKey> | undefined;

/**
 * The portal's public keys, found by discovery once; jose fetches them again by itself when a new one is met. Throws, as the keys do when they are
 * asked for, `PortalUnreachable`.
 */
export async function portalKeys(): Promise<JWTVerifyGetKey> {
  known ??= discoverKeys();
  try {
    return await known;
  } catch (cause) {
    known = undefined;
    throw new PortalUnreachable("no keys", { cause });
  }
}

async function discoverKeys(): Promise<JWTVerifyGetKey> {
  const { issuer } = environment();
  const answer = await fetch(`${issuer}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(DISCOVERY_TIMEOUT_MS),
  });
  const found = discovery.parse(await answer.json());
  if (found.issuer !== issuer) throw new Error("the portal's configuration is another issuer's");
  const keys = createRemoteJWKSet(new URL(found.jwks_uri));
  return async (header, token) => {
    try {
      return await keys(header, token);
    } catch (cause) {
      if (isAboutToken(cause)) throw cause;
      throw new PortalUnreachable("no keys", { cause });
    }
  };
}

/** The keys were there, and the token asked for one that is not among them or for none at all. */
function isAboutToken(error: unknown): boolean {
  const { JOSENotSupported, JWKSMultipleMatchingKeys, JWKSNoMatchingKey } = errors;
  return [JOSENotSupported, JWKSMultipleMatchingKeys, JWKSNoMatchingKey].some((kind) => error instanceof kind);
}
