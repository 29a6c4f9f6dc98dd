import { errors, type KoaContextWithOIDC } from "oidc-provider";
import { LIFETIME_SECONDS } from "./lifetimes.ts";

/** The property of a registration that names the programs (resource servers) for which the site may ask access tokens (RFC 8707). */
export const RESOURCES_ALLOWED = "resources_allowed";

type Registration = { readonly [RESOURCES_ALLOWED]?: unknown };

const MESSAGE = "the site is not registered for this resource";

/**
 * What a token for a resource is like: a signed JWT (RFC 9068) for this audience alone, without scopes, as the portal's scopes are about its own data. Refuses with
 * `invalid_target` what the site is not registered for, letter by letter (decision 61).
 */
export function resourceServerOf(_ctx: KoaContextWithOIDC, resource: string, client: object) {
  const { [RESOURCES_ALLOWED]: allowed }: Registration = client;
  if (!Array.isArray(allowed) || !allowed.includes(resource)) throw new errors.InvalidTarget(MESSAGE);
  return {
    audience: resource,
    scope: "",
    accessTokenTTL: LIFETIME_SECONDS.accessToken,
    accessTokenFormat: "jwt" as const,
    jwt: { sign: { alg: "ES256" as const } },
  };
}
