import type { Account, PersonName } from "#lib/domain/account/account.ts";
import type { Language } from "#lib/domain/language.ts";

/** The scopes a site can ask for, each with the claims it brings (all from the userinfo endpoint). */
export const CLAIMS_OF_SCOPE = {
  openid: ["sub"],
  profile: [
    "name",
    "given_name",
    "family_name",
    "name_ar",
    "name_en",
    "birthdate",
    "birthdate_hijri",
    "gender",
    "nationality",
    "locale",
    "updated_at",
  ],
  email: ["email", "email_verified"],
  phone: ["phone_number", "phone_number_verified", "phone_number_changed_at"],
  national_id: ["national_id", "national_id_type", "national_id_expiry"],
} as const;

/** A scope that brings claims. `offline_access` brings none and is handled beside these. */
export type ClaimScope = keyof typeof CLAIMS_OF_SCOPE;

/** A claim about a person, as sites receive it. */
export type ClaimName = Exclude<(typeof CLAIMS_OF_SCOPE)[ClaimScope][number], "sub">;

/** A claim's value; the name parts are objects `{first, father, grandfather, family}`. */
export type ClaimValue = string | number | boolean | PersonName;

/** The values of claims. */
export type ClaimValues = Readonly<Record<string, ClaimValue>>;

/** Every claim's value for one account; times are in epoch seconds as OpenID Connect Core §5.1 has them. */
type PersonClaims = Readonly<Record<ClaimName, ClaimValue | null>>;

/** A person's name in full, its four parts in order. */
export function fullName(name: PersonName): string {
  return [name.first, name.father, name.grandfather, name.family].filter((part) => part !== "").join(" ");
}

const seconds = (milliseconds: number): number => Math.floor(milliseconds / 1000);

function latestChange(account: Account): number {
  const { mobile, email, createdAt } = account;
  return Math.max(createdAt, mobile.changedAt ?? 0, email?.verifiedAt ?? 0, account.terms.acceptedAt);
}

function personClaims(account: Account, language: Language): PersonClaims {
  const { identity, mobile, email } = account;
  const name = identity.name[language];
  return {
    name: fullName(name),
    given_name: name.first,
    family_name: name.family,
    name_ar: identity.name.ar,
    name_en: identity.name.en,
    birthdate: identity.birthDate,
    birthdate_hijri: identity.birthDateHijri,
    gender: identity.gender,
    nationality: identity.nationality,
    locale: account.language,
    updated_at: seconds(latestChange(account)),
    email: email?.address ?? null,
    email_verified: email === null ? null : email.verifiedAt !== null,
    phone_number: mobile.usable ? mobile.number : null,
    phone_number_verified: mobile.usable,
    phone_number_changed_at: mobile.changedAt === null ? null : seconds(mobile.changedAt),
    national_id: account.nationalId,
    national_id_type: account.kind === "citizen" ? "national_id" : "iqama",
    national_id_expiry: identity.idExpiry,
  };
}

/** Narrows a scope to one that brings claims. */
export function isClaimScope(scope: string): scope is ClaimScope {
  return Object.hasOwn(CLAIMS_OF_SCOPE, scope);
}

/** The claims about the person that a scope brings, without `sub`, in order. */
export function claimsOfScope(scope: ClaimScope): readonly ClaimName[] {
  const claims: readonly (ClaimName | "sub")[] = CLAIMS_OF_SCOPE[scope];
  return claims.filter((claim) => claim !== "sub");
}

const SCOPES: readonly ClaimScope[] = Object.keys(CLAIMS_OF_SCOPE).filter(isClaimScope);

const SCOPE_OF_CLAIM: ReadonlyMap<string, ClaimScope> = new Map(
  SCOPES.flatMap((scope) => claimsOfScope(scope).map((claim) => [claim, scope] as const)),
);

/** Every claim about a person, in order. */
export const CLAIM_NAMES: readonly ClaimName[] = SCOPES.flatMap(claimsOfScope);

/** Narrows a name to one of a claim about the person. */
export function isClaimName(name: string): name is ClaimName {
  return SCOPE_OF_CLAIM.has(name);
}

/** What the civil registry vouches for; numbers and e-mails are confirmed otherwise and are plain claims. */
export const VERIFIABLE_CLAIMS = [
  "name",
  "given_name",
  "family_name",
  "name_ar",
  "name_en",
  "birthdate",
  "birthdate_hijri",
  "gender",
  "nationality",
  "national_id",
  "national_id_type",
  "national_id_expiry",
] as const satisfies readonly ClaimName[];

const VERIFIABLE: ReadonlySet<ClaimName> = new Set(VERIFIABLE_CLAIMS);

/** Whether a claim can come in `verified_claims`. */
export const isVerifiable = (claim: ClaimName): boolean => VERIFIABLE.has(claim);

/** The scope that a claim belongs to, also when it is asked for by its own name. */
export function scopeOfClaim(claim: ClaimName): ClaimScope {
  return SCOPE_OF_CLAIM.get(claim) ?? "openid";
}

/**
 * The values of these claims, in the order of the catalogue; the consent page shows these very values. A claim without a value is left out (a
 * number that was given to someone else, a number that never changed, an e-mail that was never given).
 */
export function claimsFor(account: Account, claims: readonly string[], language: Language): ClaimValues {
  const values = personClaims(account, language);
  const asked = CLAIM_NAMES.filter((claim) => claims.includes(claim));
  return Object.fromEntries(
    asked.flatMap((claim) => {
      const value = values[claim];
      return value === null ? [] : [[claim, value] as const];
    }),
  );
}
