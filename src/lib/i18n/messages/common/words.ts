import { catalogue } from "#lib/i18n/catalogue.ts";
import { ar } from "./ar.ts";
import { en } from "./en.ts";

/** The shape of the shared words; the Arabic module is the original. */
export type CommonWords = typeof ar;

/** The words that several screens share, in a language. */
export const commonWords = catalogue<CommonWords>({ ar, en });
