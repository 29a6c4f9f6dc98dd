import { randomBytes } from "node:crypto";
import type { Account, AuthOptions, LoggerInstance, Profile } from "next-auth";
import { ACCOUNT_CLIENT_ID } from "#lib/oidc/account-client.ts";
import type { Log } from "#lib/ports/log.ts";
import { callbackAdapter, type SignInFacts } from "./account-adapter.ts";
import { ACCOUNT_SESSION_SECONDS, type AccountArea, PROVIDER_ID } from "./account-area.ts";
import { accountCookies } from "./account-cookies.ts";

const text = (value: unknown): string | null => (typeof value === "string" ? value : null);

function factsOf(profile: Profile, account: Account | null): SignInFacts {
  const claims = new Map<string, unknown>(Object.entries(profile));
  const amr = claims.get("amr");
  const authTime = claims.get("auth_time");
  return {
    sid: text(claims.get("sid")),
    idToken: text(account?.id_token),
    acr: text(claims.get("acr")),
    amr: Array.isArray(amr) ? amr.filter((method) => typeof method === "string") : [],
    authTime: typeof authTime === "number" ? authTime * 1000 : 0,
  };
}

/** next-auth's metadata may hold tokens and what sites sent: only its own code of the event is logged. */
function loggerOn(log: Log): LoggerInstance {
  return {
    error: (event) => log.warn("account_area.sign_in_failed", { event }),
    warn: () => undefined,
    debug: () => undefined,
  };
}

function portalAsProvider({ issuer, clientSecret }: AccountArea): AuthOptions["providers"][number] {
  return {
    id: PROVIDER_ID,
    name: "Nafidha",
    type: "oauth",
    wellKnown: new URL("/.well-known/openid-configuration", issuer).href,
    issuer,
    clientId: ACCOUNT_CLIENT_ID,
    clientSecret,
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    client: { id_token_signed_response_alg: "ES256" },
    authorization: { params: { scope: "openid" } },
    profile: ({ sub }) => ({ id: sub }),
  };
}

/**
 * next-auth's options for one request. They are made anew for each, since the ID token's facts pass from the `signIn` callback to
 * the session through this very call.
 */
export function authOptions(area: AccountArea): AuthOptions {
  let facts: SignInFacts | null = null;
  return {
    adapter: callbackAdapter(area, () => facts),
    cookies: accountCookies(area.issuer),
    logger: loggerOn(area.log),
    pages: { signIn: "/", error: "/", signOut: "/" },
    providers: [portalAsProvider(area)],
    secret: area.cookieSecret,
    session: {
      strategy: "database",
      maxAge: ACCOUNT_SESSION_SECONDS,
      generateSessionToken: () => randomBytes(32).toString("base64url"),
    },
    callbacks: {
      signIn: ({ profile, account }) => {
        facts = profile === undefined ? null : factsOf(profile, account);
        return facts !== null;
      },
    },
  };
}
