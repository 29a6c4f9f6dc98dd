import { ASSURANCE_LEVELS } from "#lib/domain/account/assurance.ts";
import { addressOf } from "./addresses.ts";
import type { Piece } from "./piece.ts";

/** A site's registration, as `npm run clients -- import` takes it. */
export function registrationPiece(): Piece {
  const registration = {
    client_id: "my-site",
    client_secret: `\${MY_SITE_CLIENT_SECRET}`,
    client_name: "My site",
    "client_name#ar": "موقعي",
    "client_name#en": "My site",
    client_uri: "https://site.example",
    redirect_uris: ["https://site.example/callback"],
    post_logout_redirect_uris: ["https://site.example/"],
    backchannel_logout_uri: "https://site.example/back-channel-logout",
    backchannel_logout_session_required: true,
    grant_types: ["authorization_code"],
    token_endpoint_auth_method: "client_secret_basic",
    scope: "openid profile",
  };
  return { id: "registration", name: "my-site.json", code: JSON.stringify([registration], null, 2) };
}

/** What checks and registers it, at the portal's operator. */
export function commandsPiece(): Piece {
  return {
    id: "commands",
    name: "npm run clients",
    code: `npm run clients -- check my-site.json
npm run clients -- import my-site.json
npm run clients -- list`,
  };
}

/** The site's first request; PKCE's challenge is the example of RFC 7636 appendix B. */
export function requestPiece(issuer: string): Piece {
  const parameters = [
    "client_id=my-site",
    "response_type=code",
    "redirect_uri=https%3A%2F%2Fsite.example%2Fcallback",
    "scope=openid%20profile",
    "state=af0ifjsldkj",
    "nonce=n-0S6_WzA2Mj",
    "code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
    "code_challenge_method=S256",
  ];
  const address = addressOf(issuer, "authorization_endpoint");
  return { id: "request", name: "GET authorization_endpoint", code: `${address}\n  ?${parameters.join("\n  &")}` };
}

/** The exchange of the code, with PKCE's verifier from the same appendix. */
export function tokenPiece(issuer: string): Piece {
  return {
    id: "token",
    name: "POST token_endpoint",
    code: `curl ${addressOf(issuer, "token_endpoint")} \\
  --user "my-site:$MY_SITE_CLIENT_SECRET" \\
  --data grant_type=authorization_code \\
  --data-urlencode "code=$CODE" \\
  --data-urlencode redirect_uri=https://site.example/callback \\
  --data code_verifier=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk`,
  };
}

/** The person's data. */
export function userinfoPiece(issuer: string): Piece {
  return {
    id: "userinfo",
    name: "GET userinfo_endpoint",
    code: `curl ${addressOf(issuer, "userinfo_endpoint")} \\
  --header "Authorization: Bearer $ACCESS_TOKEN"`,
  };
}

/** The levels, and how a request wishes for one (docs/levels.md). */
export function levelsPiece(): Piece {
  return { id: "levels", name: "acr_values", code: ASSURANCE_LEVELS.map((level) => `acr_values=${level}`).join("\n") };
}

/** The person's sign-out at the wish of the site (RP-Initiated Logout 1.0 §2). */
export function signOutPiece(issuer: string): Piece {
  const parameters =
    "id_token_hint=ID_TOKEN\n  &post_logout_redirect_uri=https%3A%2F%2Fsite.example%2F\n  &state=STATE";
  return {
    id: "sign-out",
    name: "GET end_session_endpoint",
    code: `${addressOf(issuer, "end_session_endpoint")}\n  ?${parameters}`,
  };
}
