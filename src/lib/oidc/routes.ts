/** Where the provider's endpoints are, as the library names them; the issuer stands before each. */
export const ROUTES = {
  authorization: "/oidc/auth",
  end_session: "/oidc/session/end",
  introspection: "/oidc/introspect",
  jwks: "/oidc/jwks",
  pushed_authorization_request: "/oidc/par",
  revocation: "/oidc/revoke",
  token: "/oidc/token",
  userinfo: "/oidc/userinfo",
} as const;
