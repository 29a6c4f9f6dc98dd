/** The property of a registration that names the profile by which the site is served. */
export const PROFILE = "profile";

/** The property that says in words why a site need not send a PKCE challenge. */
export const PKCE_EXEMPTION = "pkce_exemption";

/**
 * How strictly a site is served: `baseline` is OpenID Connect with RFC 9700; `fapi2` is the FAPI 2.0 Security Profile (final, February 2025). Without a word it is
 * `baseline`.
 */
export const PROFILES = ["baseline", "fapi2"] as const;

/** One of the profiles. */
export type ClientProfile = (typeof PROFILES)[number];

/** A registration as the library, the store or a file has it. */
type Registration = { readonly [PROFILE]?: unknown; readonly [PKCE_EXEMPTION]?: unknown };

/** The profile of a registration. */
export function profileOf(client: object | undefined): ClientProfile {
  const { [PROFILE]: named }: Registration = client ?? {};
  return named === "fapi2" ? "fapi2" : "baseline";
}

/** Why the site need not send a PKCE challenge; `null` when it has to, as nearly all do. */
export function pkceExemptionOf(client: object): string | null {
  const { [PKCE_EXEMPTION]: reason }: Registration = client;
  return typeof reason === "string" && profileOf(client) !== "fapi2" ? reason : null;
}

/** What FAPI 2.0 asks of every registration, whatever the file says (§5.3.2.1: PAR, sender-constrained tokens, confidential clients). */
export const FAPI2_REGISTRATION = {
  token_endpoint_auth_method: "private_key_jwt",
  require_pushed_authorization_requests: true,
  dpop_bound_access_tokens: true,
} as const;

/** What of a registration the profiles look at. */
export type ProfiledRegistration = {
  readonly [PROFILE]: ClientProfile;
  readonly [PKCE_EXEMPTION]?: string | undefined;
  readonly client_secret?: string | undefined;
  readonly token_endpoint_auth_method: string;
  readonly require_pushed_authorization_requests?: boolean | undefined;
  readonly dpop_bound_access_tokens?: boolean | undefined;
  readonly require_signed_request_object?: boolean | undefined;
  readonly jwks?: unknown;
  readonly jwks_uri?: string | undefined;
};

/** What is wrong, and with which property. */
type Problem = { readonly path: string; readonly message: string };

/** Whether a registration keeps what its profile asks, and whether a PKCE exemption may stand in it. */
export function profileProblems(client: ProfiledRegistration): readonly Problem[] {
  return [...keyProblems(client), ...(client[PROFILE] === "fapi2" ? fapi2Problems(client) : exemptionProblems(client))];
}

function keyProblems(client: ProfiledRegistration): readonly Problem[] {
  const { token_endpoint_auth_method: method, require_signed_request_object: signs } = client;
  if (method !== "private_key_jwt" && signs !== true) return [];
  if (client.jwks !== undefined || client.jwks_uri !== undefined) return [];
  const what = method === "private_key_jwt" ? method : "signed request objects";
  return [{ path: "jwks", message: `or jwks_uri is needed for ${what}` }];
}

function exemptionProblems(client: ProfiledRegistration): readonly Problem[] {
  if (client[PKCE_EXEMPTION] === undefined || client.token_endpoint_auth_method !== "none") return [];
  return [{ path: PKCE_EXEMPTION, message: "cannot be had by a public client: PKCE is all that protects its codes" }];
}

function fapi2Problems(client: ProfiledRegistration): readonly Problem[] {
  const problems: Problem[] = [];
  const add = (path: string, message: string) => problems.push({ path, message });
  if (client.token_endpoint_auth_method !== FAPI2_REGISTRATION.token_endpoint_auth_method)
    add(
      "token_endpoint_auth_method",
      "must be private_key_jwt with the profile fapi2; register the site's jwks or jwks_uri",
    );
  if (client.client_secret !== undefined)
    add("client_secret", "cannot stand beside the profile fapi2; take it out, the site signs with its own key");
  if (client.require_pushed_authorization_requests === false)
    add("require_pushed_authorization_requests", "is always true with the profile fapi2; take it out");
  if (client.dpop_bound_access_tokens === false)
    add("dpop_bound_access_tokens", "is always true with the profile fapi2; take it out");
  if (client[PKCE_EXEMPTION] !== undefined)
    add(PKCE_EXEMPTION, "cannot stand beside the profile fapi2, which needs PKCE of everybody; take it out");
  return problems;
}
