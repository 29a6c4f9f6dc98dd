import type { Account } from "#lib/domain/account/account.ts";
import type { Instant } from "#lib/domain/result.ts";
import { type ClaimName, type ClaimValue, type ClaimValues, claimsFor, claimsOfScope, isClaimScope } from "./claims.ts";
import { askedAtPlace, type ClaimPlace } from "./claims-request.ts";
import { VERIFIED_CLAIMS } from "./consent-answer.ts";
import type { RegisteredData } from "./registered-data.ts";
import { type VerifiedClaims, verifiedClaimsFor } from "./verified-claims.ts";

/** What of the phone scope stands in the ID token: a site has to see a changed number at once (mobile-change, Guarded period). */
const PHONE_IN_ID_TOKEN: readonly ClaimName[] = ["phone_number_verified", "phone_number_changed_at"];

/** A place that data are about to go to: the scopes of the token, and the part of the `claims` parameter for this place. */
export type ReleaseRequest = {
  readonly place: ClaimPlace;
  readonly scopes: readonly string[];
  readonly claims: unknown;
};

/** Data that were asked for and may be asked for, before the person's consent is looked at. */
export type PreparedRelease = { readonly plain: ClaimValues; readonly verified: VerifiedClaims | null };

/** An ID token is kept small: of what is asked for by scope it holds what is said of a changed number, and nothing else. */
function namesOfScopes({ place, scopes }: ReleaseRequest, site: RegisteredData): readonly ClaimName[] {
  const names = scopes
    .filter((scope) => site.hasScope(scope))
    .filter(isClaimScope)
    .flatMap(claimsOfScope);
  return place === "userinfo" ? names : names.filter((name) => PHONE_IN_ID_TOKEN.includes(name));
}

/** What a request would bring at this place of what the site's registration allows today, were the person to agree to all of it. */
export function preparedRelease(
  account: Account,
  request: ReleaseRequest,
  { site, now }: { readonly site: RegisteredData; readonly now: Instant },
): PreparedRelease {
  const asked = askedAtPlace(request.claims);
  const values = (names: readonly ClaimName[]): ClaimValues =>
    claimsFor(account, names.filter(site.allows), account.language);
  const plain = values([...namesOfScopes(request, site), ...asked.claims.keys()]);
  if (asked.verifiedRequest === null) return { plain, verified: null };
  const known = { account, values: values([...asked.verified.keys()]), now };
  return { plain, verified: verifiedClaimsFor(asked.verifiedRequest, known) };
}

/** The names of all that a prepared release holds, `sub` too: what has to be agreed to, and is recorded. */
export function namesIn({ plain, verified }: PreparedRelease): readonly string[] {
  const inside = verified === null ? [] : [VERIFIED_CLAIMS, ...Object.keys(verified.claims)];
  return [...new Set(["sub", ...Object.keys(plain), ...inside])];
}

/** What of a prepared release the person agreed to, as the site receives it, without `sub`. */
export function releasedData(
  { plain, verified }: PreparedRelease,
  agreed: readonly string[],
): Readonly<Record<string, ClaimValue | VerifiedClaims>> {
  const given = agreedOf(plain, agreed);
  if (verified === null || !agreed.includes(VERIFIED_CLAIMS)) return given;
  const claims = agreedOf(verified.claims, agreed);
  return Object.keys(claims).length === 0 ? given : { ...given, [VERIFIED_CLAIMS]: { ...verified, claims } };
}

const agreedOf = (values: ClaimValues, agreed: readonly string[]): ClaimValues =>
  Object.fromEntries(Object.entries(values).filter(([name]) => agreed.includes(name)));
