import { CLAIM_NAMES, CLAIMS_OF_SCOPE, claimsOfScope, isClaimName, isClaimScope } from "./claims.ts";
import { CLAIMS_ALLOWED, OPTIONAL_SCOPE, registeredData } from "./registered-data.ts";

/** What of a registration says which data the site may have. */
export type DataRegistration = {
  readonly scope: string;
  readonly [CLAIMS_ALLOWED]?: readonly string[] | undefined;
  readonly [OPTIONAL_SCOPE]?: string | undefined;
};

/** What is wrong, and with which property. */
type Problem = { readonly path: string; readonly message: string };

const REFUSABLE: readonly string[] = [
  ...Object.keys(CLAIMS_OF_SCOPE).filter((scope) => scope !== "openid"),
  "offline_access",
];

/** Whether claims and scopes exist and fit together: a scope that would bring nothing is a mistake. */
export function dataProblems(client: DataRegistration): readonly Problem[] {
  return [...unknownClaims(client), ...emptyScopes(client), ...unknownOptional(client)];
}

function unknownClaims({ [CLAIMS_ALLOWED]: claims = [] }: DataRegistration): readonly Problem[] {
  return claims
    .filter((claim) => !isClaimName(claim))
    .map((claim) => ({
      path: CLAIMS_ALLOWED,
      message: `does not exist: ${claim}; there are ${CLAIM_NAMES.join(", ")}`,
    }));
}

function emptyScopes(client: DataRegistration): readonly Problem[] {
  const site = registeredData(client);
  return client.scope
    .split(" ")
    .filter(isClaimScope)
    .filter((scope) => scope !== "openid" && !claimsOfScope(scope).some(site.allows))
    .map((scope) => ({
      path: "scope",
      message: `${scope} would bring nothing: ${CLAIMS_ALLOWED} has none of its claims`,
    }));
}

function unknownOptional({ [OPTIONAL_SCOPE]: optional = "" }: DataRegistration): readonly Problem[] {
  return optional
    .split(" ")
    .filter((scope) => scope !== "" && !REFUSABLE.includes(scope))
    .map((scope) => ({
      path: OPTIONAL_SCOPE,
      message: `cannot be refused: ${scope}; a person can refuse ${REFUSABLE.join(", ")}`,
    }));
}
