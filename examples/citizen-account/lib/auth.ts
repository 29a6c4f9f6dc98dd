import { decodeJwt } from "jose";
import type { AuthOptions, CookiesOptions } from "next-auth";
import { type Claims, claimsSchema } from "./claims.ts";
import { environment } from "./environment.ts";
import { BASE_PATH } from "./site.ts";

/** next-auth's id of the portal; it is part of the callback's address. */
export const PROVIDER_ID = "nafidha";

const SESSION_SECONDS = 30 * 60;

declare module "next-auth" {
  interface Session {
    /** What the portal sent about the person. */
    claims: Claims;
  }
}

declare module "next-auth/jwt" {
  interface JWT {
    claims?: Claims;
  }
}

/**
 * Cookies of this site's own: bound to its path, and with the port in the name while on localhost, since cookies ignore ports and
 * several sites share that host.
 */
export function cookies(): CookiesOptions {
  const url = new URL(process.env.NEXTAUTH_URL ?? "http://localhost:3001");
  const secure = url.protocol === "https:";
  const prefix = secure ? "__Secure-citizen-account" : `citizen-account-${url.port || "80"}`;
  const options = { httpOnly: true, sameSite: "lax", path: BASE_PATH, secure } as const;
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

/** The data must be about the person whom the verified ID token names (OpenID Connect Core §5.3.2). */
function aboutSameSubject<Told extends { readonly sub: string }>(idToken: string | undefined, told: Told): Told {
  if (idToken === undefined || decodeJwt(idToken).sub !== told.sub) throw new Error("userinfo is about someone else");
  return told;
}

/**
 * This is all that a site needs to sign people in with their national account. PKCE, state and nonce are checked, the ID token is
 * verified (ES256), and the data comes from the userinfo endpoint, which is only asked after the ID token was found good.
 */
export function authOptions(): AuthOptions {
  const { issuer, clientId, clientSecret, sessionSecret } = environment();
  return {
    secret: sessionSecret,
    cookies: cookies(),
    pages: { signIn: BASE_PATH, error: BASE_PATH, signOut: BASE_PATH },
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    providers: [
      {
        id: PROVIDER_ID,
        name: "Nafidha",
        type: "oauth",
        wellKnown: `${issuer}/.well-known/openid-configuration`,
        issuer,
        clientId,
        clientSecret,
        idToken: true,
        checks: ["pkce", "state", "nonce"],
        client: { id_token_signed_response_alg: "ES256" },
        authorization: { params: { scope: "openid profile email phone national_id" } },
        userinfo: {
          request: async ({ client, tokens }) =>
            aboutSameSubject(tokens.id_token, await client.userinfo(tokens.access_token ?? "")),
        },
        profile: ({ sub }) => ({ id: sub }),
      },
    ],
    callbacks: {
      jwt: ({ token, profile }) =>
        profile === undefined ? token : { sub: profile.sub ?? "", claims: claimsSchema.parse(profile) },
      session: ({ session, token }) => ({ ...session, claims: token.claims ?? {} }),
    },
  };
}
