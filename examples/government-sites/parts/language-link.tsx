import { basePath, LOCALES, type Locale, type Site } from "../lib/site.ts";
import { WORDS } from "./words.ts";

type Props = { readonly site: Site; readonly locale: Locale; readonly path?: string };

/** The same page in the other language. */
export function LanguageLink({ site, locale, path = "" }: Props) {
  const other = LOCALES.find((known) => known !== locale) ?? "ar";
  return (
    <a href={`${basePath(site)}/${other}${path}`} hrefLang={other} lang={other}>
      {WORDS[locale].otherLanguage}
    </a>
  );
}
