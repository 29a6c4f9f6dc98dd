/** Where this site lives on its host. Next adds it to links by itself; next-auth and cookies have to be told. */
export const BASE_PATH = "/citizen-account";

/** The site's languages, the first one for people of whom nothing is known. */
export const LOCALES = ["ar", "en"] as const;

/** One of the site's languages. */
export type Locale = (typeof LOCALES)[number];

/** Narrows a part of an address to a language. */
export function isLocale(text: string): text is Locale {
  return LOCALES.some((locale) => locale === text);
}
