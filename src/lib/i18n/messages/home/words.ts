import { catalogue } from "#lib/i18n/catalogue.ts";
import { ar } from "./ar.ts";
import { en } from "./en.ts";

/** The shape of the home page's words; the Arabic module is the original. */
export type HomeWords = typeof ar;

/** The home page's words in a language. */
export const homeWords = catalogue<HomeWords>({ ar, en });
