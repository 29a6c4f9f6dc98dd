import "server-only";
import type { CountryChoice } from "#components/mobile-field.tsx";
import { type CountryCode, countryOfNumber } from "#lib/domain/mobile-number.ts";
import { countryOptions } from "#lib/i18n/country-choice.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { portal } from "#lib/portal.ts";

/** The countries whose numbers an account may have, with the one of a number that was given before (E.164) chosen. */
export function countryChoice(locale: Locale, given: string | null): CountryChoice {
  return choiceAmong(locale, portal().ports.policy.countries, given);
}

/** Saudi Arabia alone, where only its numbers are taken. */
export function saudiChoice(locale: Locale): CountryChoice {
  return choiceAmong(locale, ["SA"], null);
}

function choiceAmong(locale: Locale, countries: readonly CountryCode[], given: string | null): CountryChoice {
  const country = given === null ? null : countryOfNumber(given);
  const value = country !== null && countries.includes(country) ? country : "SA";
  return { name: "country", options: countryOptions(locale, countries), value };
}
