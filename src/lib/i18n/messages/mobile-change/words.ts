import { catalogue } from "#lib/i18n/catalogue.ts";
import { ar } from "./ar.ts";
import { en } from "./en.ts";

/** The shape of the mobile change's words; the Arabic module is the original. */
export type MobileChangeWords = typeof ar;

/** The words of changing the mobile number, in a language. */
export const mobileChangeWords = catalogue<MobileChangeWords>({ ar, en });
