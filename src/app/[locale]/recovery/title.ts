import type { Metadata } from "next";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import { type RecoveryWords, recoveryWords } from "#lib/i18n/messages/recovery/words.ts";

/** Makes a page's `generateMetadata` from its title in the words of recovery. */
export const titled = (choose: (words: RecoveryWords) => string) => async (): Promise<Metadata> => ({
  title: choose(recoveryWords(await currentLocale())),
});
