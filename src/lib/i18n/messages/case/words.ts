import { catalogue } from "#lib/i18n/catalogue.ts";
import { ar } from "./ar.ts";
import { en } from "./en.ts";

/** The shape of the case page's words; the Arabic module is the original. */
export type CaseWords = typeof ar;

/** The words of a case's public page in a language. */
export const caseWords = catalogue<CaseWords>({ ar, en });
