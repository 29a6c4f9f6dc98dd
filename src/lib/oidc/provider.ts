import { type errors, type KoaContextWithOIDC, Provider } from "oidc-provider";
import type { Log } from "#lib/ports/log.ts";
import { ACCOUNT_CLIENT_ID } from "./account-client.ts";
import type { ProviderParts } from "./configuration.ts";
import { providerConfiguration } from "./configuration.ts";
import { pageHeaders } from "./pages/page-headers.ts";

/** For the site's engineer, by way of the operator: what was wrong, never what was sent. */
function logRefusals(provider: Provider, log: Log): void {
  const refused = (ctx: KoaContextWithOIDC, error: errors.OIDCProviderError): void => {
    const detail = error.error_detail ?? error.error_description ?? null;
    log.warn("oidc.request_refused", { error: error.error, detail, client: ctx.oidc.client?.clientId ?? null });
  };
  provider.on("authorization.error", refused);
  provider.on("grant.error", refused);
  provider.on("userinfo.error", refused);
  provider.on("end_session.error", refused);
  provider.on("server_error", (_ctx, error) => log.error("oidc.server_error", error));
}

/** The account area is in this very process: it is told at once, where other sites would be sent a logout token. */
function endAccountArea(provider: Provider, { ports }: ProviderParts): void {
  provider.on("end_session.success", (ctx) => {
    const { session } = ctx.oidc;
    // Who chose to stay signed in only left one site; the library marks a session that it ended.
    const isOver = session !== undefined && Reflect.get(session, "destroyed") === true;
    const sid = isOver ? session.sidFor(ACCOUNT_CLIENT_ID) : undefined;
    if (sid === undefined) return;
    ports.accountSessions.endOfSignOn(sid).catch((cause: unknown) => ports.log.error("account_area.end_failed", cause));
  });
}

/**
 * The OpenID provider. The front door must have refused every request whose `Host` is not the issuer's and overwritten the
 * `X-Forwarded-…` headers, since the library builds its addresses from them (`provider.proxy`: TLS may end at a proxy).
 */
export function createProvider(parts: ProviderParts): Provider {
  const provider = new Provider(parts.issuer, providerConfiguration(parts));
  provider.proxy = true;
  provider.use(pageHeaders(parts.issuer));
  logRefusals(provider, parts.ports.log);
  endAccountArea(provider, parts);
  return provider;
}
