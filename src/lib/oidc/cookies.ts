import type { Configuration } from "oidc-provider";
import { cookieName, pathCookieName, secureCookies } from "#lib/session/cookie-names.ts";

/** The provider's cookies: signed, out of scripts' reach, and sent along when a site sends the browser here. */
export function providerCookies(issuer: string, keys: readonly string[]): NonNullable<Configuration["cookies"]> {
  const options = { httpOnly: true, sameSite: "lax", signed: true, secure: secureCookies(issuer) } as const;
  return {
    keys: [...keys],
    names: {
      session: cookieName("session", issuer),
      interaction: pathCookieName("interaction", issuer),
      resume: pathCookieName("resume", issuer),
    },
    long: { ...options, path: "/" },
    short: options,
  };
}
