import type { ConsentAnswer, GivenConsent } from "#lib/ports/consent-store.ts";
import type { AskedData, AskedItem } from "./asked-data.ts";

/** The name under which a person's yes to the verification of data is kept. */
export const VERIFIED_CLAIMS = "verified_claims";

/** Whether the person has answered this before. A refusal answers only for as long as the thing is optional. */
export function isAnswered({ name, need }: AskedItem, { claims, refused }: GivenConsent): boolean {
  return claims.includes(name) || (need === "optional" && refused.includes(name));
}

/** What the library found unanswered in a grant. */
export type MissingInGrant = { readonly scopes: readonly string[]; readonly claims: readonly string[] };

/** What the consent page asks about: all of each group that something is missing of, or everything when nothing is and the page is shown all the same. */
export function itemsToAnswer({ items }: AskedData, missing: MissingInGrant): readonly AskedItem[] {
  const isMissing = ({ name, group, isVerified }: AskedItem): boolean =>
    missing.scopes.includes(group) ||
    missing.claims.includes(name) ||
    (isVerified && missing.claims.includes(VERIFIED_CLAIMS));
  const unanswered = items.filter(isMissing);
  return unanswered.length === 0 ? items : unanswered;
}

/**
 * What "allow" means for what was asked: all that is required, and what is optional of the groups that were ticked. Ticking anything else changes
 * nothing. What is optional and was not ticked is refused.
 */
export function answerOf(items: readonly AskedItem[], ticked: readonly string[]): ConsentAnswer {
  const isAgreed = ({ need, group }: AskedItem): boolean => need === "required" || ticked.includes(group);
  const agreed = items.filter(isAgreed);
  return {
    scopes: [...new Set(agreed.map(({ group }) => group))],
    claims: [...agreed.map(({ name }) => name), ...(agreed.some((item) => item.isVerified) ? [VERIFIED_CLAIMS] : [])],
    refused: items.filter((item) => !isAgreed(item)).map(({ name }) => name),
  };
}
