import { catalogue } from "#lib/i18n/catalogue.ts";
import { ar } from "./ar.ts";
import { en } from "./en.ts";

/** The shape of the words; the Arabic module is the original. */
export type CredentialsWords = typeof ar;

/** The words of changing a password, in a language. */
export const credentialsWords = catalogue<CredentialsWords>({ ar, en });
