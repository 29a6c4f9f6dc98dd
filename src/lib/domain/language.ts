/** The languages of the portal; Arabic is the original. */
export const LANGUAGES = ["ar", "en"] as const;

/** One of the portal's languages. */
export type Language = (typeof LANGUAGES)[number];
