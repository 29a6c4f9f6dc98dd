import { catalogue } from "#lib/i18n/catalogue.ts";
import { ar } from "./ar.ts";
import { en } from "./en.ts";

/** The shape of the account area's words; the Arabic module is the original. */
export type AccountWords = typeof ar;

/** The words of the account area in a language. */
export const accountWords = catalogue<AccountWords>({ ar, en });
