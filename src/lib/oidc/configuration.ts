import { type Configuration, errors } from "oidc-provider";
import type { KeyedHash } from "#lib/ports/keyed-hash.ts";
import type { Log } from "#lib/ports/log.ts";
import { accountClient } from "./account-client.ts";
import { findAccount, type ReleasePorts } from "./accounts.ts";
import { interactionAddress } from "./asker-cookies.ts";
import { claimsRequestProblem } from "./claims-request.ts";
import { profileOf } from "./client-profiles.ts";
import { providerCookies } from "./cookies.ts";
import type { GrantPorts } from "./grants.ts";
import { loadExistingGrant } from "./grants.ts";
import { type PolicyPorts, policy } from "./interaction-policy.ts";
import { errorPage } from "./pages/error-page.ts";
import { signedOutPage, signOutPage } from "./pages/sign-out-pages.ts";
import { challengeNeeded } from "./pkce-policy.ts";
import { protocol } from "./protocol.ts";
import { resourceServerOf } from "./resource-servers.ts";
import { checkRequestObject, proofNeedsNonce } from "./site-signatures.ts";
import type { StoragePorts } from "./storage-adapter.ts";
import { storageAdapter } from "./storage-adapter.ts";
import { pairwiseSubject } from "./subject.ts";
import { mayIntrospect, mayRevoke } from "./token-owners.ts";

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
  /** 32 bytes from which every process makes the same DPoP nonces (RFC 9449 §8). */
  readonly dpopNonceSecret: Buffer;
  /** Reads what a site publishes (`jwks_uri`, `sector_identifier_uri`), and only from addresses that may be called. */
  readonly fetch: NonNullable<Configuration["fetch"]>;
};

function features({ issuer, ports, dpopNonceSecret }: ProviderParts): NonNullable<Configuration["features"]> {
  return {
    devInteractions: { enabled: false },
    // Sites are told by jobs (decision 24); the library's own feature would tell them within the request, and twice.
    backchannelLogout: { enabled: false },
    // For a site's servers acting for themselves; only who registered for it (client-metadata.ts).
    clientCredentials: { enabled: true },
    // Levels of assurance (decision 40) and data claim by claim (decision 63).
    claimsParameter: { enabled: true, assertClaimsParameter },
    // A proof is used once: its id is kept by one conditional insert, whichever process it comes to (storage-adapter.ts).
    dPoP: { enabled: true, nonceSecret: dpopNonceSecret, requireNonce: proofNeedsNonce },
    fapi: { enabled: true, profile: (_ctx, client) => (profileOf(client) === "fapi2" ? "2.0" : undefined) },
    introspection: { enabled: true, allowedPolicy: mayIntrospect(ports) },
    pushedAuthorizationRequests: { enabled: true },
    requestObjects: { enabled: true, assertJwtClaimsAndHeader: checkRequestObject },
    resourceIndicators: { enabled: true, getResourceServerInfo: resourceServerOf, useGrantedResource: () => false },
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
    pkce: { required: challengeNeeded(ports.log) },
    pairwiseIdentifier: (_ctx, accountId, client) => pairwiseSubject(ports.hash, accountId, client),
    renderError: errorPage(ports.log, issuer),
  };
}
