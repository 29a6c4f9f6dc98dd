import { redirect } from "next/navigation";
import { basePath, isLocale, type Locale, type Site } from "./site.ts";

/** What Next hands to a page below `[locale]`. */
export type LocaleParams = { readonly params: Promise<{ readonly locale: string }> };

/** The page's language; an address in no language of ours leads to the site's entrance. */
export async function pageLocale(site: Site, { params }: LocaleParams): Promise<Locale> {
  const { locale } = await params;
  return isLocale(locale) ? locale : redirect(basePath(site));
}
