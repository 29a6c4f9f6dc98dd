import { catalogue } from "#lib/i18n/catalogue.ts";
import type { LongDocument } from "#lib/i18n/document.ts";
import { ar } from "./ar.ts";
import { en } from "./en.ts";

/** The terms of use in a language. */
export const termsWords = catalogue<LongDocument>({ ar, en });
