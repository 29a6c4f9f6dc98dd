import { catalogue } from "#lib/i18n/catalogue.ts";
import { ar } from "./ar.ts";
import { en } from "./en.ts";

/** The shape of these pages' words; the Arabic module is the original. */
export type ConnectedServicesWords = typeof ar;

/** The words of the pages about what sites received, in a language. */
export const connectedServicesWords = catalogue<ConnectedServicesWords>({ ar, en });
