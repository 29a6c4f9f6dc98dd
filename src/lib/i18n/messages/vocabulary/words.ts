import { catalogue } from "#lib/i18n/catalogue.ts";
import { ar } from "./ar.ts";
import { en } from "./en.ts";

/** The shape of the shared words; the Arabic module is the original. */
export type Vocabulary = typeof ar;

/** The words that several screens share, in a language. */
export const vocabulary = catalogue<Vocabulary>({ ar, en });
