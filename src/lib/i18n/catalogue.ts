import type { Locale } from "./locales.ts";

/**
 * Makes the chooser of one screen's words. The Arabic module is the original: the English one is typed by its shape, so a
 * missing or an extra key does not compile.
 */
export function catalogue<Words>(byLocale: Readonly<Record<Locale, Words>>): (locale: Locale) => Words {
  return (locale) => byLocale[locale];
}

/** Puts values in the `{name}` places of a plain template: for words that travel to the browser and so cannot be functions. */
export function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
