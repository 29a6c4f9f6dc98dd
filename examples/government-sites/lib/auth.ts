import { decodeJwt } from "jose";
import type { AuthOptions } from "next-auth";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { type Claims, claimsSchema } from "./claims.ts";
import { cookiesOf } from "./cookies.ts";
import { environment, secretsOf } from "./environment.ts";
import { SESSION_SECONDS } from "./live-sessions.ts";
import { sessionsOf } from "./sessions.ts";
import { basePath, type Site } from "./site.ts";

/** next-auth's id of the portal; it is part of the callback's address. */
export const PROVIDER_ID = "nafidha";

declare module "next-auth" {
  interface Session {
    /** What the portal sent about the person; null once the session was ended, here or by the portal. */
    claims: Claims | null;
    /** Names the session on the list of the living. */
    id: string;
  }
}

declare module "next-auth/jwt" {
  interface JWT {
    claims?: Claims;
    sessionId?: string;
  }
}

/** The data must be about the person whom the verified ID token names (OpenID Connect Core §5.3.2). */
function aboutSameSubject<Told extends { readonly sub: string }>(idToken: string | undefined, told: Told): Told {
  if (idToken === undefined || decodeJwt(idToken).sub !== told.sub) throw new Error("userinfo is about someone else");
  return told;
}

/** The portal as next-auth sees it: PKCE, state and nonce are checked and the ID token is verified (ES256) before the data is asked for. */
function portal(site: Site): OAuthConfig<{ readonly sub: string }> {
  const { issuer } = environment();
  return {
    id: PROVIDER_ID,
    name: "Nafidha",
    type: "oauth",
    wellKnown: `${issuer}/.well-known/openid-configuration`,
    issuer,
    clientId: site.id,
    clientSecret: secretsOf(site).client,
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    client: { id_token_signed_response_alg: "ES256" },
    authorization: { params: { scope: site.scope } },
    userinfo: {
      request: async ({ client, tokens }) =>
        aboutSameSubject(tokens.id_token, await client.userinfo(tokens.access_token ?? "")),
    },
    profile: ({ sub }) => ({ id: sub }),
  };
}

/** Starts the site's own session for a sign-in that next-auth has found good. */
function begin(site: Site, idToken: string, profile: unknown) {
  const { sub = "", sid, iat = 0 } = decodeJwt(idToken);
  const signOn = typeof sid === "string" ? sid : undefined;
  return {
    sub,
    sessionId: sessionsOf(site).start({ sub, sid: signOn, iat, idToken }),
    claims: claimsSchema.parse(profile),
  };
}

/** The whole of what a site needs to sign people in with their national account. */
export function authOptions(site: Site): AuthOptions {
  return {
    secret: secretsOf(site).cookies,
    cookies: cookiesOf(site),
    pages: { signIn: basePath(site), error: basePath(site), signOut: basePath(site) },
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    providers: [portal(site)],
    // next-auth's details may hold tokens and data: its own name of the event is enough.
    logger: { error: (event) => console.warn(`${site.id}: ${event}`), warn: () => undefined },
    events: { signOut: ({ token }) => sessionsOf(site).end(token.sessionId ?? "") },
    callbacks: {
      redirect: ({ url, baseUrl }) => insideSite(site, url, baseUrl),
      jwt: ({ token, account, profile }) =>
        profile === undefined ? token : begin(site, account?.id_token ?? "", profile),
      session: ({ session, token: { sessionId = "", claims = {} } }) => ({
        ...session,
        id: sessionId,
        claims: sessionsOf(site).isAlive(sessionId) ? claims : null,
      }),
    },
  };
}

/** Where next-auth may lead to: this site's own pages. */
function insideSite(site: Site, url: string, baseUrl: string): string {
  const home = `${baseUrl}${basePath(site)}`;
  const wanted = URL.canParse(url, baseUrl) ? new URL(url, baseUrl).href : home;
  return wanted.startsWith(`${home}/`) ? wanted : home;
}
