import { type ClaimName, isClaimScope, scopeOfClaim } from "./claims.ts";

/** The property of a registration that names the claims a site may have; without it, all claims of its scopes. */
export const CLAIMS_ALLOWED = "claims_allowed";

/** The property of a registration that names the scopes whose data a person may refuse the site. */
export const OPTIONAL_SCOPE = "optional_scope";

/** A registration, as the library or the store has it. */
type Registration = {
  readonly scope?: unknown;
  readonly [CLAIMS_ALLOWED]?: unknown;
  readonly [OPTIONAL_SCOPE]?: unknown;
};

/** What a site's registration lets it have, and what of that a person may refuse it. */
export type RegisteredData = {
  readonly hasScope: (scope: string) => boolean;
  readonly allows: (claim: ClaimName) => boolean;
  readonly mayBeRefused: (scope: string) => boolean;
};

const words = (value: unknown): readonly string[] => (typeof value === "string" ? value.split(" ") : []);

/** Reads a registration anew at each use, so that what was taken from a site is not given to it any more. */
export function registeredData(registration: Registration): RegisteredData {
  // The library takes a registration without scopes for one with all of them.
  const scopes = registration.scope === undefined ? null : new Set(words(registration.scope));
  const hasScope = (scope: string): boolean => scopes === null || scopes.has(scope);
  const optional = new Set(words(registration[OPTIONAL_SCOPE]));
  const listed = registration[CLAIMS_ALLOWED];
  const allowed = Array.isArray(listed) ? new Set<unknown>(listed) : null;
  return {
    hasScope,
    allows: (claim) => (allowed === null ? hasScope(scopeOfClaim(claim)) : allowed.has(claim)),
    mayBeRefused: (scope) => optional.has(scope) && (isClaimScope(scope) || scope === "offline_access"),
  };
}
