/** A request the provider makes to a site: `jwks_uri`, `sector_identifier_uri`. */
type OutboundFetch = (url: string | URL | Request, options?: RequestInit) => Promise<Response>;

function originOf(target: string | URL | Request): string {
  return new URL(target instanceof Request ? target.url : target).origin;
}

/**
 * The provider's requests to sites. Its own guard refuses every private and loopback address, which also refuses the example
 * sites of a demonstration; the origins named here are let through that guard, nothing else. Redirects are never followed.
 */
export function outboundFetch(allowedOrigins: readonly string[]): OutboundFetch {
  return (url, options = {}) => {
    const guarded: RequestInit = { ...options, redirect: "error" };
    if (allowedOrigins.includes(originOf(url))) Reflect.deleteProperty(guarded, "dispatcher");
    return fetch(url, guarded);
  };
}
