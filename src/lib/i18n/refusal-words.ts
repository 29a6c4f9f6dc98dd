import type { Locale } from "./locales.ts";
import { ar } from "./messages/refusals/ar.ts";
import { en } from "./messages/refusals/en.ts";
import type { AnyRefusal, RefusalWords } from "./refusal-code.ts";

export type { AnyRefusal } from "./refusal-code.ts";

const WORDS: Readonly<Record<Locale, RefusalWords>> = { ar, en };

/** A refusal in words: what happened, and what to do next. On the server only; what goes to the browser is the sentence. */
export function refusalWords(locale: Locale, refusal: AnyRefusal): string {
  // The code picks the function that was written for this very refusal; the compiler cannot follow that through a union.
  const say = WORDS[locale][refusal.code] as (it: AnyRefusal) => string;
  return say(refusal);
}
