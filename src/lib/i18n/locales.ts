import { LANGUAGES, type Language } from "#lib/domain/language.ts";

/** A language of the pages, as it stands in their addresses. */
export type Locale = Language;

/** Every language, the original first. */
export const LOCALES: readonly Locale[] = LANGUAGES;

/** The language of someone of whom nothing is known. */
export const DEFAULT_LOCALE: Locale = "ar";

/** Narrows a path segment, a cookie or a form value to a language. */
export function isLocale(value: string | null | undefined): value is Locale {
  return LOCALES.some((locale) => locale === value);
}

/** The way a language is written, for `<html dir>`. */
export function direction(locale: Locale): "rtl" | "ltr" {
  return locale === "ar" ? "rtl" : "ltr";
}

/** The language that the switch leads to. */
export function otherLocale(locale: Locale): Locale {
  return locale === "ar" ? "en" : "ar";
}

/** The BCP 47 tag to format numbers and Gregorian dates with: Latin digits always, and pinned calendars. */
export function formattingTag(locale: Locale): string {
  return locale === "ar" ? "ar-SA-u-ca-gregory-nu-latn" : "en-GB-u-ca-gregory-nu-latn";
}
