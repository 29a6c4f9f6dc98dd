import { catalogue } from "#lib/i18n/catalogue.ts";
import { ar } from "./ar.ts";
import { en } from "./en.ts";

/** The shape of the error pages' words; the Arabic module is the original. */
export type ErrorWords = typeof ar;

/** The error pages' words in a language. */
export const errorWords = catalogue<ErrorWords>({ ar, en });
