import { catalogue } from "#lib/i18n/catalogue.ts";
import { ar } from "./ar.ts";
import { en } from "./en.ts";

/** The shape of the freeze page's words; the Arabic module is the original. */
export type FreezeWords = typeof ar;

/** The words of the emergency stop in a language. */
export const freezeWords = catalogue<FreezeWords>({ ar, en });
