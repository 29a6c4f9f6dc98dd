import { type CountryCode, isSupportedCountry } from "libphonenumber-js/mobile";
import { z } from "zod";

const isCountry = (code: string): code is CountryCode => isSupportedCountry(code);
const named = (text: string): readonly string[] => (text === "" ? [] : text.split(","));

/**
 * Other countries whose numbers an operator allows (mobile-change, Policy), as ISO 3166-1 codes with commas between them: `AE,KW`. None by
 * default. Refuses anything else, a country named twice, and `SA`, whose numbers are always accepted.
 */
export const allowedCountries = z
  .string()
  .default("")
  .refine((text) => named(text).every((code) => isCountry(code) && code !== "SA"), {
    message: "must be ISO 3166-1 codes of other countries with commas between them, such as AE,KW",
  })
  .refine((text) => new Set(named(text)).size === named(text).length, { message: "names a country twice" })
  .transform((text): readonly CountryCode[] => named(text).filter(isCountry));
