import { catalogue } from "#lib/i18n/catalogue.ts";
import { ar } from "./ar.ts";
import { en } from "./en.ts";

/** The words of the passkeys' pages in a language. */
export const passkeyWords = catalogue<typeof ar>({ ar, en });
