import type { Locale } from "#lib/i18n/locales.ts";

/** The list of sites. */
export const sitesPath = (locale: Locale): string => `/${locale}/account/connected-services`;

/** One site: what was agreed to, what it received, and withdrawing. */
export const sitePath = (locale: Locale, id: string): string => `${sitesPath(locale)}/${encodeURIComponent(id)}`;

/** What is told once a consent was withdrawn. */
export const withdrawnPath = (locale: Locale, id: string): string => `${sitePath(locale, id)}/withdrawn`;
