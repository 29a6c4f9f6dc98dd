import {
  type CountryCode,
  getCountryCallingCode,
  isSupportedCountry,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from "libphonenumber-js/mobile";
import type { Branded } from "./branded.ts";
import { foldMobile, type MobileShapeRefusal, saudiMobileRules, toDialled, withoutSeparators } from "./mobile-shape.ts";
import { accept, type Result, refuse } from "./result.ts";
import { firstBroken } from "./rule.ts";

/** A mobile number in E.164, such as `+966512345678`. */
export type MobileNumber = Branded<"MobileNumber">;

/** An ISO 3166-1 alpha-2 country code, such as `SA`. */
export type { CountryCode };

/** Why typed text is not a mobile number that can be used here. */
export type MobileRefusal =
  | MobileShapeRefusal
  | { readonly code: "mobile_stray_letter"; readonly suggestion: MobileNumber; readonly shown: string }
  | { readonly code: "mobile_landline" }
  | { readonly code: "mobile_extension" }
  | { readonly code: "mobile_several_numbers" }
  | { readonly code: "mobile_country_not_allowed"; readonly country: CountryCode | null }
  | { readonly code: "country_not_allowed" }
  | { readonly code: "mobile_not_of_country" }
  | { readonly code: "mobile_country_differs"; readonly country: CountryCode };

/** Which countries' numbers are accepted, and the country of a number typed without a country code. */
export type MobileCountries = { readonly allowed: readonly CountryCode[]; readonly assumed: CountryCode };

/** Saudi numbers only: numbers of other countries cannot be vouched for. */
export const SAUDI_ONLY: MobileCountries = { allowed: ["SA"], assumed: "SA" };

/** The longest typed text that is looked at at all. */
export const MOBILE_TYPED_MAXIMUM = 64;

const EXTENSION = /(?:;?\s*ext(?:ension)?\.?\s*=?|[x#]|تحويلة|تحويله)\s*[:.]?\s*\d{1,7}\s*$/i;
const STRAY_MAXIMUM = 3;
const SEVERAL_DIGITS = 18;

/** Whether text is a number in E.164, as stored. */
export const isMobileNumber = (text: string): text is MobileNumber => /^\+[1-9]\d{6,14}$/.test(text);

const read = (dialled: string, assumed: CountryCode): PhoneNumber | undefined =>
  parsePhoneNumberFromString(dialled.replace(/^00/, "+"), { defaultCountry: assumed, extract: false });

const isMobile = (number: PhoneNumber | undefined): number is PhoneNumber =>
  number?.isValid() === true && number.getType() !== "FIXED_LINE";

/** The number that the dialled digits mean: as typed, or, when they are too many for a national number, with the `+` that was left out. */
const findMobile = (dialled: string, assumed: CountryCode): PhoneNumber | undefined => {
  const asTyped = read(dialled, assumed);
  if (isMobile(asTyped)) return asTyped;
  const withPlus = /^[1-9]\d{10,14}$/.test(dialled) ? read(`+${dialled}`, assumed) : undefined;
  return isMobile(withPlus) ? withPlus : undefined;
};

const isSeveralNumbers = (dialled: string, assumed: CountryCode): boolean => {
  if (dialled.replace(/\D/g, "").length < SEVERAL_DIGITS) return false;
  for (let split = 9; split <= dialled.length - 9; split += 1) {
    if (findMobile(dialled.slice(0, split), assumed) === undefined) continue;
    const rest = dialled.slice(split);
    if (findMobile(rest, assumed) !== undefined || isSeveralNumbers(rest, assumed)) return true;
  }
  return false;
};

const isAllowedCallingCode = (number: PhoneNumber, allowed: readonly CountryCode[]): boolean =>
  allowed.some((country) => getCountryCallingCode(country) === number.countryCallingCode);

/** Where other countries are allowed, the list beside the number names them. */
const notAllowed = ({ allowed }: MobileCountries, country: CountryCode | null): MobileRefusal =>
  allowed.length > 1 ? { code: "country_not_allowed" } : { code: "mobile_country_not_allowed", country };

const saudiShapeRefusal = (dialled: string, nationalNumber: string): MobileRefusal => {
  if (/^0?(?:1\d{8}|800\d{6,7}|9200\d{5})$/.test(nationalNumber)) return { code: "mobile_landline" };
  return firstBroken(saudiMobileRules, dialled, undefined) ?? { code: "mobile_unknown_prefix" };
};

/** Why dialled digits that are no mobile number anywhere are refused. */
const shapeRefusal = (dialled: string, countries: MobileCountries): MobileRefusal => {
  if (isSeveralNumbers(dialled, countries.assumed)) return { code: "mobile_several_numbers" };
  const number = read(dialled, countries.assumed);
  if (number?.countryCallingCode !== "966" && countries.assumed !== "SA") return { code: "mobile_not_of_country" };
  const digits = dialled.replace(/^\+|^00/, "").length;
  if (digits < 7) return { code: "mobile_too_short" };
  if (digits > 15) return { code: "mobile_too_long" };
  if (number === undefined || !isAllowedCallingCode(number, countries.allowed)) {
    return notAllowed(countries, number?.country ?? null);
  }
  return number.countryCallingCode === "966"
    ? saudiShapeRefusal(dialled, number.nationalNumber)
    : { code: "mobile_not_of_country" };
};

const parseDialled = (dialled: string, countries: MobileCountries): Result<MobileNumber, MobileRefusal> => {
  if (!/^\+?\d+$/.test(dialled)) return refuse({ code: "mobile_malformed" });
  const number = findMobile(dialled, countries.assumed);
  if (number === undefined) return refuse(shapeRefusal(dialled, countries));
  const country = number.country ?? null;
  if (country === null || !countries.allowed.includes(country)) {
    return refuse(notAllowed(countries, country));
  }
  return isMobileNumber(number.number) ? accept(number.number) : refuse({ code: "mobile_malformed" });
};

/** What is left without characters that do not belong in a number is offered, never silently taken. */
const refuseStray = (typed: string, countries: MobileCountries): MobileRefusal => {
  const strays = withoutSeparators(typed).replace(/[\d+]/g, "");
  const dialled = toDialled(typed.replace(/[^\d+]/g, ""));
  if (isSeveralNumbers(dialled, countries.assumed)) return { code: "mobile_several_numbers" };
  const meant = parseDialled(dialled, countries);
  if (!meant.ok || [...strays].length > STRAY_MAXIMUM) return { code: "mobile_malformed" };
  return { code: "mobile_stray_letter", suggestion: meant.value, shown: showMobile(meant.value) };
};

/**
 * Reads a mobile number as people type it: with or without country code, spaces, dashes, any digits, direction marks.
 * A stray letter is refused together with the number that was probably meant. Never throws.
 */
export const parseMobile = (
  typed: string,
  countries: MobileCountries = SAUDI_ONLY,
): Result<MobileNumber, MobileRefusal> => {
  if (typed.length > MOBILE_TYPED_MAXIMUM) return refuse({ code: "mobile_too_long" });
  const folded = foldMobile(typed);
  const withoutExtension = folded.replace(EXTENSION, "");
  if (withoutExtension !== folded && parseDialled(toDialled(withoutExtension), countries).ok) {
    return refuse({ code: "mobile_extension" });
  }
  const dialled = toDialled(folded);
  return /^\+?\d+$/.test(dialled) ? parseDialled(dialled, countries) : refuse(refuseStray(folded, countries));
};

/** Reads a number typed beside a separately chosen country: a country code in the number itself must be that country's. */
export const parseMobileOf = (
  country: CountryCode,
  typed: string,
  allowed: readonly CountryCode[] = SAUDI_ONLY.allowed,
): Result<MobileNumber, MobileRefusal> => {
  const number = parseMobile(typed, { allowed, assumed: country });
  if (!number.ok) return number;
  const actual = parsePhoneNumberFromString(number.value)?.country;
  if (actual !== undefined && actual !== country) return refuse({ code: "mobile_country_differs", country: actual });
  return number;
};

/** A number in full for its own typer, such as `+966 51 234 5678`. Show it isolated and left-to-right. */
export const showMobile = (number: MobileNumber): string =>
  parsePhoneNumberFromString(number)?.formatInternational() ?? number;

/** Whether a stored number is another country's, so that no registry of this one can vouch for it. */
export const isForeignNumber = (number: string): boolean => isMobileNumber(number) && !number.startsWith("+966");

/** The country of a stored number; `null` for one of no country, such as a satellite telephone's. */
export const countryOfNumber = (number: string): CountryCode | null =>
  parsePhoneNumberFromString(number)?.country ?? null;

/** The calling code of a country, such as `+966`. Show it left-to-right. */
export const callingCodeOf = (country: CountryCode): string => `+${getCountryCallingCode(country)}`;

/** Whether text is a country code that the number rules know. */
export const isCountryCode = (text: string): text is CountryCode => isSupportedCountry(text);
