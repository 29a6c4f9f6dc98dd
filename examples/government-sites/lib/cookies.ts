import type { CookiesOptions } from "next-auth";
import { environment } from "./environment.ts";
import { basePath, type Site } from "./site.ts";

/**
 * Cookies of this site's own: bound to its path, and with the port in the name while on localhost, since cookies ignore ports and
 * several sites share that host.
 */
export function cookiesOf(site: Site): CookiesOptions {
  const { protocol, port } = new URL(environment().url);
  const secure = protocol === "https:";
  const prefix = secure ? `__Secure-${site.id}` : `${site.id}-${port || "80"}`;
  const options = { httpOnly: true, sameSite: "lax", path: basePath(site), secure } as const;
  const cookie = (name: string, extra = {}) => ({ name: `${prefix}.${name}`, options: { ...options, ...extra } });
  return {
    sessionToken: cookie("session"),
    callbackUrl: cookie("return"),
    csrfToken: cookie("csrf"),
    pkceCodeVerifier: cookie("pkce", { maxAge: 3600 }),
    state: cookie("state", { maxAge: 3600 }),
    nonce: cookie("nonce", { maxAge: 3600 }),
  };
}
