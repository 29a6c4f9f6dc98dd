import { catalogue } from "#lib/i18n/catalogue.ts";
import { ar } from "./ar.ts";
import { en } from "./en.ts";

/** The shape of the security page's words; the Arabic module is the original. */
export type SecurityWords = typeof ar;

/** The words of the security page in a language. */
export const securityWords = catalogue<SecurityWords>({ ar, en });
