import type { Metadata } from "next";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import { type NationalFileWords, nationalFileWords } from "#lib/i18n/messages/national-file/words.ts";

/** Makes a page's `generateMetadata` from its title in National File's words. */
export const titled = (choose: (words: NationalFileWords) => string) => async (): Promise<Metadata> => ({
  title: choose(nationalFileWords(await currentLocale())),
});
