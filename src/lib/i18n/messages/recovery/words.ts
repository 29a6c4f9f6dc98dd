import { catalogue } from "#lib/i18n/catalogue.ts";
import { ar } from "./ar.ts";
import { en } from "./en.ts";

/** The shape of the recovery pages' words; the Arabic module is the original. */
export type RecoveryWords = typeof ar;

/** The words of the recovery landing page in a language. */
export const recoveryWords = catalogue<RecoveryWords>({ ar, en });
