import { catalogue } from "#lib/i18n/catalogue.ts";
import type { LongDocument } from "#lib/i18n/document.ts";
import { ar } from "./ar.ts";
import { en } from "./en.ts";

/** The sections of the developers' guide; code and tables are put into them by these names. */
export type DevelopersWords = LongDocument & {
  readonly copy: string;
  readonly copied: string;
  readonly notCopied: string;
  readonly callback: string;
  readonly authentication: string;
  readonly endpoint: string;
  readonly address: string;
  readonly scope: string;
  readonly claims: string;
};

/** The developers' guide in a language. */
export const developersWords = catalogue<DevelopersWords>({ ar, en });
