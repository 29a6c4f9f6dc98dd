import type { Metadata } from "next";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import { type RegistrationWords, registrationWords } from "#lib/i18n/messages/registration/words.ts";

/** Makes a page's `generateMetadata` from its title in the registration's words. */
export const titled = (choose: (words: RegistrationWords) => string) => async (): Promise<Metadata> => ({
  title: choose(registrationWords(await currentLocale())),
});
