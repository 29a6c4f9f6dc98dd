import { type Configuration, errors } from "oidc-provider";
import { ASSURANCE_LEVELS } from "#lib/domain/account/assurance.ts";
import { SIGNING_ALGORITHMS } from "#lib/domain/signing-keys/signing-key.ts";
import { LOCALES } from "#lib/i18n/locales.ts";
import type { KeyedHash } from "#lib/ports/keyed-hash.ts";
import type { Log } from "#lib/ports/log.ts";
import { accountClient } from "./account-client.ts";
import { findAccount, type ReleasePorts } from "./accounts.ts";
import { interactionAddress } from "./asker-cookies.ts";
import { CLAIMS_OF_SCOPE, VERIFIABLE_CLAIMS } from "./claims.ts";
import { claimsRequestProblem } from "./claims-request.ts";
import { CLIENT_AUTHENTICATION } from "./client-metadata.ts";
import { refuseScopesOfNobody } from "./client-tokens.ts";
import { VERIFIED_CLAIMS } from "./consent-answer.ts";
import { providerCookies } from "./cookies.ts";
import type { GrantPorts } from "./grants.ts";
import { loadExistingGrant } from "./grants.ts";
import { type PolicyPorts, policy } from "./interaction-policy.ts";
import { LIFETIME_SECONDS } from "./lifetimes.ts";
import { errorPage } from "./pages/error-page.ts";
import { signedOutPage, signOutPage } from "./pages/sign-out-pages.ts";
import { CLAIMS_ALLOWED, OPTIONAL_SCOPE } from "./registered-data.ts";
import type { StoragePorts } from "./storage-adapter.ts";
import { storageAdapter } from "./storage-adapter.ts";
import { pairwiseSubject } from "./subject.ts";
import { mayIntrospect, mayRevoke } from "./token-owners.ts";
import { EVIDENCE, TRUST_FRAMEWORK } from "./verified-claims.ts";

/** Everything the provider is made of. */
export type ProviderParts = {
  readonly issuer: string;
  readonly ports: PolicyPorts &
    ReleasePorts &
    GrantPorts & {
      readonly hash: KeyedHash;
      readonly log: Log;
    };
  readonly storage: StoragePorts;
  readonly keys: NonNullable<Configuration["jwks"]>;
  /** Keys that sign cookies; the first signs, all verify. */
  readonly cookieKeys: readonly string[];
  readonly accountClientSecret: string;
  /** Reads what a site publishes (`jwks_uri`, `sector_identifier_uri`), and only from addresses that may be called. */
  readonly fetch: NonNullable<Configuration["fetch"]>;
};

const ROUTES = {
  authorization: "/oidc/auth",
  end_session: "/oidc/session/end",
  introspection: "/oidc/introspect",
  jwks: "/oidc/jwks",
  pushed_authorization_request: "/oidc/par",
  revocation: "/oidc/revoke",
  token: "/oidc/token",
  userinfo: "/oidc/userinfo",
};

function ttl(): NonNullable<Configuration["ttl"]> {
  return {
    AccessToken: LIFETIME_SECONDS.accessToken,
    AuthorizationCode: LIFETIME_SECONDS.authorizationCode,
    ClientCredentials: LIFETIME_SECONDS.accessToken,
    Grant: LIFETIME_SECONDS.grant,
    IdToken: LIFETIME_SECONDS.idToken,
    // The cookies' lifetime; the record itself ends earlier (storage-adapter.ts) and is put off when the person asks for it.
    Interaction: LIFETIME_SECONDS.interactionMaximum,
    RefreshToken: LIFETIME_SECONDS.refreshToken,
    Session: LIFETIME_SECONDS.session,
  };
}

function claims(): NonNullable<Configuration["claims"]> {
  // Every ID token tells how and when the person signed in, asked for or not, and when the number was changed (which needs the phone
  // scope all the same, accounts.ts).
  const ofPhone = ["phone_number_verified", "phone_number_changed_at"];
  const openid = [...CLAIMS_OF_SCOPE.openid, "acr", "amr", "auth_time", ...ofPhone];
  return { ...CLAIMS_OF_SCOPE, openid, sid: null, iss: null, [VERIFIED_CLAIMS]: null };
}

function features({ issuer, ports }: ProviderParts): NonNullable<Configuration["features"]> {
  return {
    devInteractions: { enabled: false },
    // Sites are told by jobs (decision 24); the library's own feature would tell them within the request, and twice.
    backchannelLogout: { enabled: false },
    // For a site's servers acting for themselves; only who registered for it (client-metadata.ts).
    clientCredentials: { enabled: true },
    // Levels of assurance (decision 40) and data claim by claim (decision 63).
    claimsParameter: { enabled: true, assertClaimsParameter },
    dPoP: { enabled: false },
    introspection: { enabled: true, allowedPolicy: mayIntrospect(ports) },
    pushedAuthorizationRequests: { enabled: true },
    revocation: { enabled: true, allowedPolicy: mayRevoke },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: signOutPage(issuer),
      postLogoutSuccessSource: signedOutPage(issuer),
    },
  };
}

function assertClaimsParameter(_ctx: unknown, claims: unknown): void {
  const problem = claimsRequestProblem(claims);
  if (problem !== null) throw new errors.InvalidRequest(problem);
}

/**
 * What is true of this provider and the library does not say of itself (RFC 8414 §2, Back-Channel Logout §2.1, OpenID Connect for Identity
 * Assurance §8).
 */
function discovery(): NonNullable<Configuration["discovery"]> {
  return {
    backchannel_logout_supported: true,
    backchannel_logout_session_supported: true,
    introspection_endpoint_auth_methods_supported: CLIENT_AUTHENTICATION.filter((method) => method !== "none"),
    revocation_endpoint_auth_methods_supported: [...CLIENT_AUTHENTICATION],
    ui_locales_supported: [...LOCALES],
    verified_claims_supported: true,
    trust_frameworks_supported: [TRUST_FRAMEWORK],
    claims_in_verified_claims_supported: [...VERIFIABLE_CLAIMS],
    evidence_supported: [EVIDENCE.type],
    electronic_records_supported: [EVIDENCE.record],
  };
}

function protocol(): Configuration {
  return {
    acrValues: [...ASSURANCE_LEVELS],
    claims: claims(),
    scopes: ["openid", "offline_access"],
    responseTypes: ["code"],
    subjectTypes: ["pairwise", "public"],
    pkce: { required: () => true },
    clientAuthMethods: [...CLIENT_AUTHENTICATION],
    discovery: discovery(),
    enabledJWA: {
      clientAuthSigningAlgValues: ["ES256", "PS256", "RS256", "Ed25519", "EdDSA"],
      idTokenSigningAlgValues: [...SIGNING_ALGORITHMS],
    },
    clientDefaults: {
      grant_types: ["authorization_code"],
      response_types: ["code"],
      id_token_signed_response_alg: "ES256",
      subject_type: "pairwise",
      token_endpoint_auth_method: "client_secret_basic",
    },
    extraClientMetadata: {
      properties: [
        "client_name#ar",
        "client_name#en",
        "backchannel_logout_uri",
        "backchannel_logout_session_required",
        CLAIMS_ALLOWED,
        OPTIONAL_SCOPE,
      ],
    },
    extraTokenClaims: refuseScopesOfNobody,
    // A refresh token is for sites that were registered for it; each use replaces it.
    issueRefreshToken: (_ctx, client, code) =>
      client.grantTypeAllowed("refresh_token") && code.scopes.has("offline_access"),
    rotateRefreshToken: true,
    routes: ROUTES,
    ttl: ttl(),
  };
}

/** The provider's whole configuration. */
export function providerConfiguration(parts: ProviderParts): Configuration {
  const { issuer, ports, storage } = parts;
  return {
    ...protocol(),
    adapter: storageAdapter(storage),
    clients: [accountClient(issuer, parts.accountClientSecret)],
    clientBasedCORS: () => false,
    cookies: providerCookies(issuer, parts.cookieKeys),
    features: features(parts),
    fetch: parts.fetch,
    findAccount: findAccount(ports),
    interactions: { policy: policy(ports), url: interactionAddress(issuer) },
    jwks: parts.keys,
    loadExistingGrant: loadExistingGrant(ports),
    pairwiseIdentifier: (_ctx, accountId, client) => pairwiseSubject(ports.hash, accountId, client),
    renderError: errorPage(ports.log, issuer),
  };
}
