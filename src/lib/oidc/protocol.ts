import { type ClientMetadata, type Configuration, errors } from "oidc-provider";
import { ASSURANCE_LEVELS } from "#lib/domain/account/assurance.ts";
import { SIGNING_ALGORITHMS } from "#lib/domain/signing-keys/signing-key.ts";
import { LOCALES } from "#lib/i18n/locales.ts";
import { CLAIMS_OF_SCOPE, VERIFIABLE_CLAIMS } from "./claims.ts";
import { CLIENT_AUTHENTICATION } from "./client-metadata.ts";
import { FAPI2_REGISTRATION, PKCE_EXEMPTION, PROFILE, profileOf } from "./client-profiles.ts";
import { refuseScopesOfNobody } from "./client-tokens.ts";
import { VERIFIED_CLAIMS } from "./consent-answer.ts";
import { LIFETIME_SECONDS } from "./lifetimes.ts";
import { CLAIMS_ALLOWED, OPTIONAL_SCOPE } from "./registered-data.ts";
import { RESOURCES_ALLOWED } from "./resource-servers.ts";
import { ROUTES } from "./routes.ts";
import { CLOCK_TOLERANCE_SECONDS, checkAssertion, DPOP_ALGORITHMS, SITE_ALGORITHMS } from "./site-signatures.ts";
import { EVIDENCE, TRUST_FRAMEWORK } from "./verified-claims.ts";

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

/** Whoever wrote a registration: one that calls itself `fapi2` and is not is no registration. */
function keepProfile(
  _ctx: unknown,
  key: string,
  ...[value, metadata]: readonly [value: unknown, metadata: ClientMetadata]
) {
  if (key !== PROFILE || value !== "fapi2") return;
  const broken = Object.entries(FAPI2_REGISTRATION).find(([name, needed]) => metadata[name] !== needed);
  if (broken !== undefined) throw new errors.InvalidClientMetadata(`${broken[0]} must be ${broken[1]} with ${value}`);
}

/** What is the same for every portal: algorithms, lifetimes, addresses, what a registration may say. */
export function protocol(): Configuration {
  return {
    acrValues: [...ASSURANCE_LEVELS],
    claims: claims(),
    scopes: ["openid", "offline_access"],
    responseTypes: ["code"],
    subjectTypes: ["pairwise", "public"],
    clientAuthMethods: [...CLIENT_AUTHENTICATION],
    discovery: discovery(),
    enabledJWA: {
      clientAuthSigningAlgValues: [...SITE_ALGORITHMS],
      dPoPSigningAlgValues: [...DPOP_ALGORITHMS],
      requestObjectSigningAlgValues: [...SITE_ALGORITHMS],
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
        PROFILE,
        PKCE_EXEMPTION,
        RESOURCES_ALLOWED,
      ],
      validator: keepProfile,
    },
    assertJwtClientAuthClaimsAndHeader: checkAssertion,
    clockTolerance: CLOCK_TOLERANCE_SECONDS,
    extraTokenClaims: refuseScopesOfNobody,
    // A refresh token is for sites that were registered for it; each use replaces it, but not for FAPI 2.0 (§5.3.2.1), where the site's key protects it.
    issueRefreshToken: (_ctx, client, code) =>
      client.grantTypeAllowed("refresh_token") && code.scopes.has("offline_access"),
    rotateRefreshToken: (ctx) => profileOf(ctx.oidc.client) !== "fapi2",
    routes: { ...ROUTES },
    ttl: ttl(),
  };
}
