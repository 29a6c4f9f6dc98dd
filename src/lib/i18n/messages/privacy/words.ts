import { catalogue } from "#lib/i18n/catalogue.ts";
import type { LongDocument } from "#lib/i18n/document.ts";
import { ar } from "./ar.ts";
import { en } from "./en.ts";

/** The privacy policy in a language. */
export const privacyWords = catalogue<LongDocument>({ ar, en });
