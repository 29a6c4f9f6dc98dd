import { headers } from "next/headers";
import { LOCALE_HEADER } from "./chosen-locale.ts";
import { DEFAULT_LOCALE, isLocale, type Locale } from "./locales.ts";

/** The language of this request, in any page, layout or server action; `proxy.ts` has decided it. */
export async function currentLocale(): Promise<Locale> {
  const told = (await headers()).get(LOCALE_HEADER);
  return isLocale(told) ? told : DEFAULT_LOCALE;
}
