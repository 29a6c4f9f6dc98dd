import { discoveryAddress } from "./addresses.ts";
import type { LibraryPiece } from "./piece.ts";

/** The options of next-auth 4. */
export function nextAuthPiece(issuer: string): LibraryPiece {
  return {
    id: "next-auth",
    name: "next-auth 4",
    callback: "https://site.example/api/auth/callback/nafidha",
    authentication: "client_secret_basic",
    code: `export const authOptions = {
  secret: process.env.NEXTAUTH_SECRET,
  session: { strategy: "jwt" },
  providers: [
    {
      id: "nafidha",
      name: "Nafidha",
      type: "oauth",
      issuer: "${issuer}",
      wellKnown: "${discoveryAddress(issuer)}",
      clientId: "my-site",
      clientSecret: process.env.MY_SITE_CLIENT_SECRET,
      idToken: true,
      checks: ["pkce", "state", "nonce"],
      client: { id_token_signed_response_alg: "ES256" },
      authorization: { params: { scope: "openid profile" } },
      // userinfo is asked with the verified ID token, so that it must be about the same person.
      userinfo: { request: ({ client, tokens }) => client.userinfo(tokens) },
      profile: ({ sub, name }) => ({ id: sub, name }),
    },
  ],
};`,
  };
}

/** A sign-in with openid-client 6: one function begins it, one ends it. */
export function openidClientPiece(issuer: string): LibraryPiece {
  const loopback = issuer.startsWith("http:")
    ? "\n  { execute: [client.allowInsecureRequests] }, // only for a portal on this machine"
    : "";
  return {
    id: "openid-client",
    name: "openid-client 6",
    callback: "https://site.example/callback",
    authentication: "client_secret_basic",
    code: `import * as client from "openid-client";

const portal = await client.discovery(
  new URL("${issuer}"),
  "my-site",
  { id_token_signed_response_alg: "ES256" },
  client.ClientSecretBasic(process.env.MY_SITE_CLIENT_SECRET),${loopback}
);

/** Keep \`kept\` in the browser's session on your server and redirect to \`address\`. */
export async function beginSignIn() {
  const kept = {
    pkceCodeVerifier: client.randomPKCECodeVerifier(),
    expectedState: client.randomState(),
    expectedNonce: client.randomNonce(),
  };
  const address = client.buildAuthorizationUrl(portal, {
    redirect_uri: "https://site.example/callback",
    scope: "openid profile",
    state: kept.expectedState,
    nonce: kept.expectedNonce,
    code_challenge: await client.calculatePKCECodeChallenge(kept.pkceCodeVerifier),
    code_challenge_method: "S256",
  });
  return { address, kept };
}

/** \`address\` is the whole address of the callback. Start a new session of your own for \`sub\`. */
export async function endSignIn(address, kept) {
  const tokens = await client.authorizationCodeGrant(portal, address, kept);
  const { sub } = tokens.claims();
  const person = await client.fetchUserInfo(portal, tokens.access_token, sub);
  return { sub, person, idToken: tokens.id_token };
}`,
  };
}
