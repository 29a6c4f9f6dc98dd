import { catalogue } from "#lib/i18n/catalogue.ts";
import { ar } from "./ar.ts";
import { en } from "./en.ts";

/** The shape of the sign-in pages' words; the Arabic module is the original. */
export type SignInWords = typeof ar;

/** The sign-in pages' words in a language. */
export const signInWords = catalogue<SignInWords>({ ar, en });
