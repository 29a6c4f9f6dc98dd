import * as client from "openid-client";
import { isLoopback } from "#lib/config/loopback.ts";
import type { Language } from "#lib/domain/language.ts";
import type { AnswerChecks } from "#lib/domain/national-file/state.ts";
import type { Absher, AbsherAnswer, AbsherRequest } from "#lib/ports/absher.ts";
import type { Log } from "#lib/ports/log.ts";
import { boundedFetch, isUnreachable } from "./bounded-fetch.ts";

/** Where Absher's provider is, and how the portal is registered with it. */
export type AbsherRegistration = {
  /** Its issuer identifier; https but for a demonstration on this machine. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where Absher sends the browser back to, exactly as registered. */
  readonly redirectUri: string;
  /** How long one of Absher's answers is waited for; 3 s unless told. */
  readonly timeoutSeconds?: number;
};

const TIMEOUT_SECONDS = 3;
const SCOPE = "openid profile national_id";

/** How long ago the person may have signed in at Absher when its answer comes: an earlier session of someone else does not count. */
const MAX_AGE_SECONDS = 300;

/**
 * Absher by OpenID Connect: code flow, confidential client (`client_secret_basic`), PKCE, state, nonce, `iss` in the answer (RFC 9207),
 * signature of the ID token checked, a fresh sign-in asked for and its time checked. Discovery is read each time, so that
 * an Absher that is down is known before anybody is sent there.
 */
export function openidAbsher(registration: AbsherRegistration, log: Pick<Log, "error">): Absher {
  return {
    request: async (language) => {
      try {
        return await newRequest(registration, language);
      } catch (cause) {
        log.error("absher.not_reached", cause);
        return null;
      }
    },
    redeem: async (query, checks) => {
      try {
        return await redeem(registration, { query, checks });
      } catch (cause) {
        const answer = answerToFailure(cause);
        if (answer.kind !== "declined") log.error("absher.answer_not_used", cause);
        return answer;
      }
    },
  };
}

function discover(registration: AbsherRegistration): Promise<client.Configuration> {
  const { issuer, clientId, clientSecret, timeoutSeconds = TIMEOUT_SECONDS } = registration;
  const execute = [client.enableNonRepudiationChecks, ...(isPlain(issuer) ? [client.allowInsecureRequests] : [])];
  const metadata = { client_secret: clientSecret, require_auth_time: true };
  return client.discovery(new URL(issuer), clientId, metadata, client.ClientSecretBasic(clientSecret), {
    execute,
    timeout: timeoutSeconds,
    [client.customFetch]: boundedFetch,
  });
}

const isPlain = (issuer: string): boolean => new URL(issuer).protocol === "http:" && isLoopback(issuer);

async function newRequest(registration: AbsherRegistration, language: Language): Promise<AbsherRequest> {
  const configuration = await discover(registration);
  const checks: AnswerChecks = {
    state: client.randomState(),
    nonce: client.randomNonce(),
    verifier: client.randomPKCECodeVerifier(),
  };
  const address = client.buildAuthorizationUrl(configuration, {
    redirect_uri: registration.redirectUri,
    scope: SCOPE,
    state: checks.state,
    nonce: checks.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(checks.verifier),
    code_challenge_method: "S256",
    prompt: "login",
    max_age: String(MAX_AGE_SECONDS),
    ui_locales: language,
  });
  return { address: address.href, checks };
}

type Answered = { readonly query: string; readonly checks: AnswerChecks };

async function redeem(registration: AbsherRegistration, { query, checks }: Answered): Promise<AbsherAnswer> {
  const configuration = await discover(registration);
  const address = new URL(registration.redirectUri);
  address.search = query;
  const tokens = await client.authorizationCodeGrant(configuration, address, {
    expectedState: checks.state,
    expectedNonce: checks.nonce,
    pkceCodeVerifier: checks.verifier,
    maxAge: MAX_AGE_SECONDS,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (typeof claims?.national_id !== "string") return { kind: "not_accepted" };
  const username = typeof claims.preferred_username === "string" ? claims.preferred_username : null;
  return { kind: "vouched", person: { nationalId: claims.national_id, username } };
}

/** What a failure comes to; its text is not told, because it could hold a person's data. */
function answerToFailure(cause: unknown): AbsherAnswer {
  if (cause instanceof client.AuthorizationResponseError) {
    const { error } = cause;
    if (error === "temporarily_unavailable" || error === "server_error") return { kind: "unavailable" };
    return { kind: error === "access_denied" ? "declined" : "not_accepted" };
  }
  return { kind: isUnreachable(cause) ? "unavailable" : "not_accepted" };
}
