import "server-only";
import { fill } from "#lib/i18n/catalogue.ts";
import { durationWords } from "#lib/i18n/durations.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { mobileChangeWords } from "#lib/i18n/messages/mobile-change/words.ts";
import { portal } from "#lib/portal.ts";

/** What a number of another country takes, told beside the list of countries. */
export function helpAbroad(locale: Locale): string {
  const wait = durationWords(portal().ports.policy.waits.foreignMs, locale, "oblique");
  return fill(mobileChangeWords(locale).number.mobileHelpAbroad, { wait });
}
