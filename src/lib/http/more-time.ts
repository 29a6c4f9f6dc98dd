import { refresh } from "next/cache";
import type { Instant } from "#lib/domain/result.ts";
import { fill } from "#lib/i18n/catalogue.ts";
import { timeInWords } from "#lib/i18n/dates.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { componentWords } from "#lib/i18n/messages/components/words.ts";

/** What is told after more time was given: the new end. The page is read anew for it; what is typed stays. Only in a server action. */
export function moreTimeGiven(locale: Locale, until: Instant): { readonly told: string } {
  refresh();
  return { told: fill(componentWords(locale).moreTimeGiven, { time: timeInWords(until, locale) }) };
}
