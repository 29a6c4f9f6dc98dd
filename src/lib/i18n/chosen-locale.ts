import { DEFAULT_LOCALE, isLocale, type Locale } from "./locales.ts";

/** The base name of the cookie that keeps the language a person chose (see `cookieName`). */
export const LANGUAGE_COOKIE = "language";

/** The base name of the cookie, bound to one `/sign-in/{uid}` path, that keeps the language a site asked for. */
export const ASKED_LANGUAGE_COOKIE = "asked-language";

/** The query parameter by which any page is switched to another language; `proxy.ts` saves it and takes it off. */
export const LANGUAGE_PARAMETER = "language";

/** The request header by which `proxy.ts` tells pages and actions the language; what a browser sends under it is dropped. */
export const LOCALE_HEADER = "x-nafidha-locale";

/** What is known about the language of someone who comes. */
export type LanguageHints = {
  readonly saved: string | undefined;
  readonly asked: string | undefined;
  readonly acceptLanguage: string | null;
};

function primaryTag(tag: string): string {
  return tag.trim().toLowerCase().split("-")[0] ?? "";
}

/** The first language of ours in a site's `ui_locales`, in its order. */
export function firstLocaleOf(tags: readonly string[]): Locale | undefined {
  return tags.map(primaryTag).find(isLocale);
}

function weight(range: string): number {
  const quality = /;\s*q=([\d.]+)/.exec(range)?.[1];
  return quality === undefined ? 1 : Number(quality) || 0;
}

function accepted(header: string): Locale | undefined {
  const ranges = header.slice(0, 500).split(",");
  const byWeight = ranges
    .map((range) => ({ tag: range.split(";")[0] ?? "", q: weight(range) }))
    .filter(({ q }) => q > 0)
    .sort((a, b) => b.q - a.q);
  return firstLocaleOf(byWeight.map(({ tag }) => tag));
}

/** The language of a page whose address names none: the saved choice, then the site's wish, then `Accept-Language`, then Arabic. */
export function chooseLocale({ saved, asked, acceptLanguage }: LanguageHints): Locale {
  if (isLocale(saved)) return saved;
  if (isLocale(asked)) return asked;
  return accepted(acceptLanguage ?? "") ?? DEFAULT_LOCALE;
}
