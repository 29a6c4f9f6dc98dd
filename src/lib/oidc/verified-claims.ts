import type { Account } from "#lib/domain/account/account.ts";
import type { Instant } from "#lib/domain/result.ts";
import type { ClaimValues } from "./claims.ts";
import type { VerifiedClaimsRequest } from "./claims-request.ts";
import { type Json, shapedBy } from "./requested-shape.ts";

/** The rules by which the portal vouches for a person: the civil registry confirmed each datum when the account was activated. */
export const TRUST_FRAMEWORK = "urn:nafidha:trust:civil-registry";

/** The kinds of evidence and their kinds of record (OpenID Identity Assurance's predefined values). */
export const EVIDENCE = { type: "electronic_record", record: "population_register" } as const;

/** `verified_claims` as a site receives it. */
export type VerifiedClaims = { readonly verification: Json; readonly claims: ClaimValues };

/** To the second, as ISO 8601 has it. */
const momentOf = (at: Instant): string => `${new Date(at).toISOString().slice(0, 19)}Z`;

/** All that can be told of how the registry's data were verified. */
function verificationOf({ createdAt }: Pick<Account, "createdAt">): { readonly [name: string]: Json } {
  const time = momentOf(createdAt);
  return {
    trust_framework: TRUST_FRAMEWORK,
    time,
    evidence: [
      {
        type: EVIDENCE.type,
        check_details: [{ check_method: "data", time }],
        time,
        record: { type: EVIDENCE.record, source: { name: "National civil registry" } },
      },
    ],
  };
}

/** What is known of a person: values of verifiable claims alone. */
export type Known = {
  readonly account: Pick<Account, "createdAt">;
  readonly values: ClaimValues;
  readonly now: Instant;
};

/**
 * What a request for `verified_claims` brings of known values; `null` for nothing, never a refusal (OpenID Connect for Identity Assurance 1.0
 * §5.7). Where the verification does not meet a condition, all is left out; where a claim does not, that claim, and all with the last one.
 */
export function verifiedClaimsFor(
  request: VerifiedClaimsRequest,
  { account, values, now }: Known,
): VerifiedClaims | null {
  const verification = shapedBy(
    { ...request.verification, trust_framework: trustAsked(request) },
    verificationOf(account),
    now,
  );
  if (!verification.holds || verification.value === undefined) return null;
  const claims = Object.entries(request.claims).filter(([name, how]) => {
    const value = values[name];
    return value !== undefined && shapedBy(conditionsOf(how), value, now).holds;
  });
  if (claims.length === 0) return null;
  const kept = Object.fromEntries(
    claims.flatMap(([name]) => (values[name] === undefined ? [] : [[name, values[name]]])),
  );
  return { verification: verification.value, claims: kept };
}

/** The framework is always told (OpenID Identity Assurance Schema Definition 1.0 §5.4). */
const trustAsked = ({ verification }: VerifiedClaimsRequest): unknown => verification.trust_framework ?? null;

/** A claim is given whole or not at all, so only its conditions count, not further members. */
function conditionsOf(how: unknown): unknown {
  if (typeof how !== "object" || how === null) return null;
  return Object.fromEntries(Object.entries(how).filter(([name]) => ["value", "values", "max_age"].includes(name)));
}
