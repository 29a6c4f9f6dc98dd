import type { Locale } from "#lib/i18n/locales.ts";

/** Where the new password is typed. */
export const passwordPath = (locale: Locale): string => `/${locale}/account/security/password`;

/** Where a change begins: a route that asks for a fresh sign-in first. */
export const passwordBeginPath = (locale: Locale): string => `${passwordPath(locale)}/begin`;

/** Where one sees that it is done. */
export const passwordDonePath = (locale: Locale): string => `${passwordPath(locale)}/done`;

/** Where one learns that the time is over. */
export const passwordExpiredPath = (locale: Locale): string => `${passwordPath(locale)}/expired`;
