import type { CookiesOptions } from "next-auth";
import { TIME_MAXIMUM_MS } from "#lib/domain/time-limit.ts";
import { cookieName, secureCookies } from "./cookie-names.ts";

/** The name of the account area's session cookie. */
export function accountSessionCookie(issuer: string): string {
  return cookieName("account-session", issuer);
}

/** next-auth's cookies under the portal's names, which carry the port of a loopback issuer and `__Host-` on https. */
export function accountCookies(issuer: string): CookiesOptions {
  const options = { httpOnly: true, sameSite: "lax", path: "/", secure: secureCookies(issuer) } as const;
  // As long as a sign-in may take with all the time that can be asked for.
  const underWay = { ...options, maxAge: TIME_MAXIMUM_MS / 1000 };
  return {
    sessionToken: { name: accountSessionCookie(issuer), options },
    callbackUrl: { name: cookieName("account-return", issuer), options },
    csrfToken: { name: cookieName("account-csrf", issuer), options },
    pkceCodeVerifier: { name: cookieName("account-pkce", issuer), options: underWay },
    state: { name: cookieName("account-state", issuer), options: underWay },
    nonce: { name: cookieName("account-nonce", issuer), options: underWay },
  };
}
