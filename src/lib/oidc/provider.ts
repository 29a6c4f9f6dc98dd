import { type errors, type KoaContextWithOIDC, Provider } from "oidc-provider";
import type { Log } from "#lib/ports/log.ts";
import type { ProviderParts } from "./configuration.ts";
import { providerConfiguration } from "./configuration.ts";
import { gathering } from "./gathering.ts";
import { keySetCaching } from "./key-set-caching.ts";
import { errorPage } from "./pages/error-page.ts";
import { pageHeaders } from "./pages/page-headers.ts";
import { postedRequests } from "./posted-requests.ts";

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

/**
 * The OpenID provider. The front door must have refused every request whose `Host` is not the issuer's and overwritten the
 * `X-Forwarded-…` headers, since the library builds its addresses from them (`provider.proxy`: TLS may end at a proxy).
 */
export function createProvider(parts: ProviderParts): Provider {
  const provider = new Provider(parts.issuer, providerConfiguration(parts));
  provider.proxy = true;
  provider.use(pageHeaders(parts.issuer));
  provider.use(keySetCaching);
  const { storage, issuer, ports } = parts;
  const render = errorPage(ports.log, issuer);
  provider.use(postedRequests(render));
  provider.use(gathering(storage.work, { issuer, render }));
  logRefusals(provider, parts.ports.log);
  return provider;
}
