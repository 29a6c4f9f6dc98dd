import { catalogue } from "#lib/i18n/catalogue.ts";
import { ar } from "./ar.ts";
import { en } from "./en.ts";

/** The shape of the service desk's words; the Arabic module is the original. */
export type ServiceDeskWords = typeof ar;

/** The words of the service desk's pages in a language. */
export const serviceDeskWords = catalogue<ServiceDeskWords>({ ar, en });
