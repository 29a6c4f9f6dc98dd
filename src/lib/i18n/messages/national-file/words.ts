import type { AbsherOutcome } from "#lib/domain/national-file/state.ts";
import { catalogue } from "#lib/i18n/catalogue.ts";
import { ar } from "./ar.ts";
import { en } from "./en.ts";

type Reason = { readonly what: string; readonly next: string };

/** What must be worded whatever the catalogue looks like: every way in which a sign-in at Absher leads nowhere. */
type Complete = {
  readonly stopped: { readonly reasons: Readonly<Record<Exclude<AbsherOutcome, "vouched"> | "foreign", Reason>> };
};

/** The shape of National File's words; the Arabic module is the original. */
export type NationalFileWords = typeof ar & Complete;

/** National File's words in a language. */
export const nationalFileWords = catalogue<NationalFileWords>({ ar, en });
