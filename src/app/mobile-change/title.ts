import type { Metadata } from "next";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import { type MobileChangeWords, mobileChangeWords } from "#lib/i18n/messages/mobile-change/words.ts";

/** Makes a page's `generateMetadata` from its title in the words of the mobile change. */
export const titled = (choose: (words: MobileChangeWords) => string) => async (): Promise<Metadata> => ({
  title: choose(mobileChangeWords(await currentLocale())),
});
