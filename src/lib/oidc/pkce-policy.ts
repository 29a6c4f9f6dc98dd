import type { KoaContextWithOIDC } from "oidc-provider";
import type { Log } from "#lib/ports/log.ts";
import { pkceExemptionOf } from "./client-profiles.ts";

/**
 * Whether a request needs a PKCE challenge (RFC 9700 §2.1.1): always, but for a confidential site whose registration says in words why not. Asked by the library when a
 * request came without one or with one; each use of the exemption is logged. A challenge that was sent is held to all the same.
 */
export function challengeNeeded(log: Log) {
  return (ctx: KoaContextWithOIDC, client: object): boolean => {
    if (pkceExemptionOf(client) === null || ctx.oidc.client?.tokenEndpointAuthMethod === "none") return true;
    log.warn("oidc.pkce_exemption_used", { client: ctx.oidc.client?.clientId ?? null });
    return false;
  };
}
