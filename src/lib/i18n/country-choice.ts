import { type CountryCode, callingCodeOf } from "#lib/domain/mobile-number.ts";
import { ltr } from "./isolate.ts";
import type { Locale } from "./locales.ts";
import { vocabulary } from "./messages/vocabulary/words.ts";

/** One country in a list, with its name in the person's language and its calling code. */
export type CountryOption = { readonly value: CountryCode; readonly label: string };

/** These countries as a list shows them: the first one first, the others by their names. */
export function countryOptions(locale: Locale, [first, ...others]: readonly CountryCode[]): readonly CountryOption[] {
  const named = others.map((value) => ({ value, label: labelOf(locale, value) }));
  const { compare } = new Intl.Collator(locale);
  const sorted = named.toSorted((one, other) => compare(one.label, other.label));
  return first === undefined ? sorted : [{ value: first, label: labelOf(locale, first) }, ...sorted];
}

function labelOf(locale: Locale, country: CountryCode): string {
  if (country === "SA") return vocabulary(locale).saudiArabia;
  const name = new Intl.DisplayNames(locale, { type: "region" }).of(country) ?? country;
  return `${name} ${ltr(callingCodeOf(country))}`;
}
