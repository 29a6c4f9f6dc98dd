/** A government site of this server: its name in addresses, cookies and the registration, and what it asks for. */
export type Site = {
  /** Its `client_id`, the beginning of its addresses and of its cookies' names. */
  readonly id: "citizen-account" | "absher" | "tawakkalna";
  /** What it asks the person to agree to, and no more than it needs. */
  readonly scope: string;
};

/** The sites' languages, the first one for people of whom nothing is known. */
export const LOCALES = ["ar", "en"] as const;

/** One of the sites' languages. */
export type Locale = (typeof LOCALES)[number];

/** Narrows a part of an address to a language. */
export function isLocale(text: unknown): text is Locale {
  return LOCALES.some((locale) => locale === text);
}

/** Where a site lives on its host; next-auth and cookies have to be told. */
export function basePath({ id }: Site): string {
  return `/${id}`;
}
