import type { Grant } from "oidc-provider";
import type { GivenConsent } from "#lib/ports/consent-store.ts";
import type { AskedData, AskedItem } from "./asked-data.ts";
import type { ClaimName } from "./claims.ts";
import { CLAIM_PLACES, claimsRequestOf } from "./claims-request.ts";
import { isAnswered, VERIFIED_CLAIMS } from "./consent-answer.ts";

/** How a grant stands to a request after it was settled. */
export type Settlement = "incomplete" | "complete" | "complete_and_changed";

/** A consent and the request's own `claims` parameter. */
export type Settling = { readonly consent: GivenConsent; readonly claims: unknown };

/** A name in the library's grant, and how it stands there. */
type Entry = { readonly name: string; readonly state: "granted" | "rejected" | "unanswered" };

/**
 * Brings a grant to what a consent says of what a request asks for. The library then asks for what is in it neither granted nor rejected; what is
 * given out is decided anew at each release (released-data.ts). What the grant holds of other requests stays.
 */
export function settleGrant(grant: Grant, asked: AskedData, { consent, claims }: Settling): Settlement {
  const scopes = asked.scopes.map((scope) => entry(scope, itemsOfGroup(asked, scope), consent));
  const named = claimsNamed(claims).map((name) =>
    entry(
      name,
      asked.items.filter((item) => item.name === name),
      consent,
    ),
  );
  const verified = isVerifiedAsked(claims)
    ? [
        entry(
          VERIFIED_CLAIMS,
          asked.items.filter(({ isVerified }) => isVerified),
          consent,
        ),
      ]
    : [];
  const before = contentOf(grant);
  settleScopes(grant, scopes);
  settleClaims(grant, [...named, ...verified]);
  if ([...scopes, ...named, ...verified].some(({ state }) => state === "unanswered")) return "incomplete";
  return contentOf(grant) === before ? "complete" : "complete_and_changed";
}

/** What a grant grants and rejects, as one text to compare. */
function contentOf({ openid, rejected }: Grant): string {
  const sorted = (names: readonly string[]): string => [...names].sort().join(" ");
  return [openid, rejected?.openid]
    .flatMap((part) => [sorted((part?.scope ?? "").split(" ")), sorted(part?.claims ?? [])])
    .join("\n");
}

const itemsOfGroup = ({ items }: AskedData, group: string): readonly AskedItem[] =>
  items.filter((item) => item.group === group);

function claimsNamed(claims: unknown): readonly ClaimName[] {
  const request = claimsRequestOf(claims);
  return [...new Set(CLAIM_PLACES.flatMap((place) => [...request[place].claims.keys()]))];
}

function isVerifiedAsked(claims: unknown): boolean {
  const request = claimsRequestOf(claims);
  return CLAIM_PLACES.some((place) => request[place].verifiedRequest !== null);
}

/** What the registration does not allow leaves no item, and is rejected without a word. */
function entry(name: string, items: readonly AskedItem[], consent: GivenConsent): Entry {
  if (!items.every((item) => isAnswered(item, consent))) return { name, state: "unanswered" };
  return { name, state: items.some((item) => consent.claims.includes(item.name)) ? "granted" : "rejected" };
}

const namesOf = (entries: readonly Entry[], state: Entry["state"]): string[] =>
  entries.filter((one) => one.state === state).map(({ name }) => name);

const settled = (before: readonly string[], entries: readonly Entry[], state: Entry["state"]): string[] => {
  const others = before.filter((name) => name !== "" && entries.every((one) => one.name !== name));
  return [...new Set([...others, ...namesOf(entries, state)])].sort();
};

function settleScopes(grant: Grant, entries: readonly Entry[]): void {
  const granted = settled((grant.openid?.scope ?? "").split(" "), entries, "granted").join(" ");
  const rejected = settled((grant.rejected?.openid?.scope ?? "").split(" "), entries, "rejected").join(" ");
  grant.openid = { ...grant.openid, scope: granted };
  grant.rejected = { ...grant.rejected, openid: { ...grant.rejected?.openid, scope: rejected } };
}

function settleClaims(grant: Grant, entries: readonly Entry[]): void {
  const granted = settled(grant.openid?.claims ?? [], entries, "granted");
  const rejected = settled(grant.rejected?.openid?.claims ?? [], entries, "rejected");
  grant.openid = { ...grant.openid, claims: granted };
  grant.rejected = { ...grant.rejected, openid: { ...grant.rejected?.openid, claims: rejected } };
}
