import type { ReactNode } from "react";
import { Ltr } from "#components/ltr.tsx";
import { OwnLanguage } from "#components/own-language.tsx";
import type { SummaryRow } from "#components/summary-list.tsx";
import { fill } from "#lib/i18n/catalogue.ts";
import { dateInWords, instantOfDate } from "#lib/i18n/dates.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { type SignInWords, signInWords } from "#lib/i18n/messages/sign-in/words.ts";
import { type ClaimValues, fullName } from "#lib/oidc/claims.ts";
import type { ReleasedGroup } from "./queries.ts";

const LATIN: ReadonlySet<string> = new Set(["email", "phone_number", "national_id", "birthdate_hijri"]);
const NAMES: ReadonlySet<string> = new Set(["name", "given_name", "family_name"]);
const DATES: ReadonlySet<string> = new Set(["birthdate", "national_id_expiry"]);
const MOMENTS: ReadonlySet<string> = new Set(["updated_at", "phone_number_changed_at"]);

/** A group's claims as rows: each with its name in words and the very value that is sent, shown as people read it; and of which the source is told. */
export function claimRows(locale: Locale, { values, verified }: ReleasedGroup): readonly SummaryRow[] {
  const words = signInWords(locale);
  const rows = Object.entries(values).map(([claim, value]) => ({
    term: claimName(words, claim),
    value: shown(locale, claim, value),
  }));
  if (verified === null || rows.length === 0) return rows;
  const names = verified.names.map((name) => claimName(words, name)).join(locale === "ar" ? "، " : ", ");
  const source = fill(words.verifiedValue, { time: dateInWords(verified.at, locale), names });
  return [...rows, { term: words.claims.verified_claims, value: source }];
}

function claimName(words: SignInWords, claim: string): string {
  const names: Readonly<Record<string, string>> = words.claims;
  return names[claim] ?? claim;
}

function shown(locale: Locale, claim: string, value: ClaimValues[string]): ReactNode {
  const words = signInWords(locale);
  if (typeof value === "object") return <OwnLanguage>{fullName(value)}</OwnLanguage>;
  if (typeof value === "boolean") return value ? words.yes : words.no;
  if (typeof value === "string") return shownText(locale, claim, value);
  return MOMENTS.has(claim) ? dateInWords(value * 1000, locale) : String(value);
}

function shownText(locale: Locale, claim: string, value: string): ReactNode {
  if (DATES.has(claim)) return dateInWords(instantOfDate(value), locale);
  if (claim === "nationality") return countryName(locale, value);
  if (LATIN.has(claim)) return <Ltr>{value}</Ltr>;
  if (NAMES.has(claim)) return <OwnLanguage>{value}</OwnLanguage>;
  const meanings: Readonly<Record<string, string>> = signInWords(locale).values;
  return meanings[value] ?? value;
}

/** The country's name in words; the code itself is what is sent. */
function countryName(locale: Locale, code: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  return new Intl.DisplayNames([locale], { type: "region", fallback: "code" }).of(code) ?? code;
}
