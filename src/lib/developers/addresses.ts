import { ROUTES } from "#lib/oidc/routes.ts";

/** An endpoint by the name that the discovery document gives it, and its address on this server. */
export type Endpoint = { readonly name: string; readonly address: string };

const NAMES = {
  authorization_endpoint: ROUTES.authorization,
  token_endpoint: ROUTES.token,
  userinfo_endpoint: ROUTES.userinfo,
  jwks_uri: ROUTES.jwks,
  end_session_endpoint: ROUTES.end_session,
  pushed_authorization_request_endpoint: ROUTES.pushed_authorization_request,
  introspection_endpoint: ROUTES.introspection,
  revocation_endpoint: ROUTES.revocation,
} as const;

/** The endpoint with this name in the discovery document. */
export function addressOf(issuer: string, name: keyof typeof NAMES): string {
  return new URL(NAMES[name], issuer).href;
}

/** Where everything else can be read (OpenID Connect Discovery §4). */
export function discoveryAddress(issuer: string): string {
  return new URL("/.well-known/openid-configuration", issuer).href;
}

/** Every endpoint, as the discovery document names them. */
export function endpoints(issuer: string): readonly Endpoint[] {
  return Object.entries(NAMES).map(([name, path]) => ({ name, address: new URL(path, issuer).href }));
}
