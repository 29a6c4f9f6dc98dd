import { catalogue } from "#lib/i18n/catalogue.ts";
import { ar } from "./ar.ts";
import { en } from "./en.ts";

/** The shape of the components' words; the Arabic module is the original. */
export type ComponentWords = typeof ar;

/** The components' own words in a language. */
export const componentWords = catalogue<ComponentWords>({ ar, en });
