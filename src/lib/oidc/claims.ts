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

/** The values of claims; the name parts are objects `{first, father, grandfather, family}`. */
export type ClaimValues = Readonly<Record<string, string | number | boolean | PersonName>>;

/** Every claim's value for one account; times are in epoch seconds as OpenID Connect Core §5.1 has them. */
type PersonClaims = Readonly<Record<ClaimName, string | number | boolean | PersonName | null>>;

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

/**
 * Exactly what a site receives for these scopes, in order, without `sub`; the consent page shows these very values. A claim
 * without a value is left out (a number that was given to someone else, a number that never changed, an e-mail that was never given).
 */
export function claimsFor(account: Account, scopes: readonly string[], language: Language): ClaimValues {
  const values = personClaims(account, language);
  const released: Record<string, string | number | boolean | PersonName> = {};
  for (const scope of scopes.filter(isClaimScope)) {
    for (const claim of CLAIMS_OF_SCOPE[scope]) {
      const value = claim === "sub" ? null : values[claim];
      if (value !== null) released[claim] = value;
    }
  }
  return released;
}
