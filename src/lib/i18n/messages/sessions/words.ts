import { catalogue } from "#lib/i18n/catalogue.ts";
import { ar } from "./ar.ts";
import { en } from "./en.ts";

/** The shape of this page's words; the Arabic module is the original. */
export type SessionsWords = typeof ar;

/** The words of "Where you are signed in", in a language. */
export const sessionsWords = catalogue<SessionsWords>({ ar, en });
