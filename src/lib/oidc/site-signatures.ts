import { errors, type KoaContextWithOIDC } from "oidc-provider";
import { profileOf } from "./client-profiles.ts";

/** What sites may sign with: assertions and request objects (ASVS 9.1.2). Symmetric ones and `none` are not among them. */
export const SITE_ALGORITHMS = ["ES256", "PS256", "RS256", "Ed25519", "EdDSA"] as const;

/** What DPoP proofs are signed with; RSASSA-PKCS1-v1_5 is for old sites' old keys only, and these keys are new (FAPI 2.0 §5.4.1). */
export const DPOP_ALGORITHMS = ["ES256", "PS256", "Ed25519", "EdDSA"] as const;

/** Clocks differ: what begins up to so many seconds from now is taken for begun (FAPI 2.0 §5.3.2.1). */
export const CLOCK_TOLERANCE_SECONDS = 10;

/** What says to be from later than this is refused (the same). */
const FUTURE_SECONDS = 60;

/** A request object lives no longer than this (FAPI 2.0 Message Signing §5.3.1). */
const REQUEST_OBJECT_SECONDS = 60 * 60;

type Signed = Readonly<Record<string, unknown>>;

const isFromTheFuture = (instant: unknown): boolean =>
  typeof instant === "number" && instant > Date.now() / 1000 + FUTURE_SECONDS;

const isFapi2Algorithm = (algorithm: unknown): boolean => DPOP_ALGORITHMS.some((allowed) => allowed === algorithm);

/** What else FAPI 2.0 asks of a signed thing of a site; null when nothing is wrong. */
function fapi2Problem(claims: Signed, header: Signed): string | null {
  if (!isFapi2Algorithm(header.alg)) return `alg must be one of ${DPOP_ALGORITHMS.join(", ")}`;
  if (isFromTheFuture(claims.iat) || isFromTheFuture(claims.nbf)) return "iat and nbf must not be in the future";
  return null;
}

/**
 * Asked by the library after a client assertion's signature has fitted. From a `fapi2` site the audience is the issuer and nothing else (FAPI 2.0 §5.3.2.1;
 * a list would let another provider hand the assertion on).
 */
export function checkAssertion(
  ctx: KoaContextWithOIDC,
  claims: Signed,
  ...[header, client]: readonly [header: Signed, client: object]
): void {
  if (profileOf(client) !== "fapi2") return;
  const problem = claims.aud === ctx.oidc.issuer ? fapi2Problem(claims, header) : "aud must be the issuer alone";
  if (problem !== null) throw new errors.InvalidClientAuth(problem);
}

/** Asked by the library for every request object (RFC 9101). From a `fapi2` site it has a short life, and says when it begins. */
export function checkRequestObject(
  ctx: KoaContextWithOIDC,
  claims: Signed,
  ...[header, client]: readonly [header: Signed, client: object]
): void {
  // A pushed request was looked at when it came; the library keeps it as an object of its own, without a signature.
  if (profileOf(client) !== "fapi2" || ctx.oidc.entities.PushedAuthorizationRequest !== undefined) return;
  const problem = fapi2Problem(claims, header) ?? lifeProblem(claims);
  if (problem !== null) throw new errors.InvalidRequestObject(problem);
}

function lifeProblem({ exp, nbf }: Signed): string | null {
  if (typeof exp !== "number" || typeof nbf !== "number") return "exp and nbf are needed";
  return exp > nbf && exp - nbf <= REQUEST_OBJECT_SECONDS ? null : "exp must be at most 60 minutes after nbf";
}

/**
 * Asked by the library whether a DPoP proof needs a nonce; the answer is no, as a proof is used once and soon (RFC 9449 §8 leaves it to the server). It is the
 * place where a proof from the future can be refused, which the library would take for five minutes (FAPI 2.0 §5.3.2.1).
 */
export function proofNeedsNonce(ctx: KoaContextWithOIDC): false {
  const [, payload = ""] = ctx.get("DPoP").split(".");
  if (isFromTheFuture(issuedAt(payload))) throw new errors.InvalidDpopProof("DPoP proof iat is in the future");
  return false;
}

function issuedAt(payload: string): unknown {
  try {
    return JSON.parse(Buffer.from(payload, "base64url").toString("utf8"))?.iat;
  } catch {
    // Not for here to judge: the library refuses what is no proof.
    return undefined;
  }
}
