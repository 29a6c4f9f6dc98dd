import {
  CLAIM_NAMES,
  CLAIMS_OF_SCOPE,
  type ClaimName,
  type ClaimScope,
  claimsOfScope,
  isClaimScope,
  scopeOfClaim,
} from "./claims.ts";
import { type AskedAtPlace, CLAIM_PLACES, claimsRequestOf } from "./claims-request.ts";
import type { RegisteredData } from "./registered-data.ts";

/** What a site can be given: the person's identifier there, access while the person is away, or a claim. */
export type DataItem = "sub" | "offline_access" | ClaimName;

/** What items belong to on the consent page. */
export type DataGroup = ClaimScope | "offline_access";

/** One thing that a request asks for. `optional` may be refused and the sign-in goes on. */
export type AskedItem = {
  readonly name: DataItem;
  readonly group: DataGroup;
  readonly need: "required" | "optional";
  /** Whether it is also to come with where it is known from and since when (`verified_claims`). */
  readonly isVerified: boolean;
};

/** What of a request says which data it asks for. */
export type DataParameters = { readonly scope?: unknown; readonly claims?: unknown };

/** What a request asks for, of what the site's registration allows: its scopes, and each thing in the catalogue's order. */
export type AskedData = { readonly scopes: readonly string[]; readonly items: readonly AskedItem[] };

type Wish = { readonly isNeeded: boolean; readonly isVerified: boolean };

/**
 * What a request asks for and may have. What is asked for by scope is required; claim by claim, what is essential (OpenID Connect Core §5.5.1).
 * A scope that the registration calls optional is optional, whatever the request says.
 */
export function askedData({ scope, claims }: DataParameters, site: RegisteredData): AskedData {
  const scopes = scopesIn(scope).filter(site.hasScope);
  const wishes = new Map<ClaimName, Wish>();
  const wish = (name: ClaimName, { isNeeded, isVerified }: Wish): void => {
    if (!site.allows(name)) return;
    const before = wishes.get(name);
    wishes.set(name, {
      isNeeded: isNeeded || before?.isNeeded === true,
      isVerified: isVerified || before?.isVerified === true,
    });
  };
  for (const name of scopes.filter(isClaimScope).flatMap(claimsOfScope)) {
    wish(name, { isNeeded: true, isVerified: false });
  }
  const request = claimsRequestOf(claims);
  for (const place of CLAIM_PLACES) wishOneByOne(request[place], wish);
  const claimItems = CLAIM_NAMES.flatMap((name) => itemOf(name, wishes.get(name), site));
  return { scopes, items: [...itemsOfScopes(scopes, site), ...claimItems] };
}

function scopesIn(scope: unknown): readonly string[] {
  const known = (name: string): boolean => isClaimScope(name) || name === "offline_access";
  return typeof scope === "string" ? [...new Set(scope.split(" "))].filter(known) : [];
}

function wishOneByOne({ claims, verified }: AskedAtPlace, wish: (name: ClaimName, how: Wish) => void): void {
  for (const [name, isNeeded] of claims) wish(name, { isNeeded, isVerified: false });
  for (const [name, isNeeded] of verified) wish(name, { isNeeded, isVerified: true });
}

function itemsOfScopes(scopes: readonly string[], site: RegisteredData): readonly AskedItem[] {
  return scopes.flatMap((scope): AskedItem[] => {
    if (scope === "openid") return [{ name: "sub", group: "openid", need: "required", isVerified: false }];
    if (scope !== "offline_access") return [];
    const need = site.mayBeRefused(scope) ? "optional" : "required";
    return [{ name: "offline_access", group: "offline_access", need, isVerified: false }];
  });
}

function itemOf(name: ClaimName, wish: Wish | undefined, site: RegisteredData): readonly AskedItem[] {
  if (wish === undefined) return [];
  const group = scopeOfClaim(name);
  const need = wish.isNeeded && !site.mayBeRefused(group) ? "required" : "optional";
  return [{ name, group, need, isVerified: wish.isVerified }];
}

/** Things of one group that are needed alike: what a person says yes or no to in one go. */
export type AskedGroup = {
  readonly group: DataGroup;
  readonly need: AskedItem["need"];
  readonly items: readonly AskedItem[];
};

const GROUPS: readonly DataGroup[] = [...Object.keys(CLAIMS_OF_SCOPE).filter(isClaimScope), "offline_access"];

/** Items in groups, in the order of the catalogue, the required ones first. */
export function groupsOf(items: readonly AskedItem[]): readonly AskedGroup[] {
  return (["required", "optional"] as const).flatMap((need) =>
    GROUPS.flatMap((group) => {
      const own = items.filter((item) => item.group === group && item.need === need);
      return own.length === 0 ? [] : [{ group, need, items: own }];
    }),
  );
}
