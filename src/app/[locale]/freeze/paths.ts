import type { FreezeEnd } from "#lib/domain/account/account.ts";
import type { Locale } from "#lib/i18n/locales.ts";

/** A page of the public freeze. */
export type FreezePage = "start" | "password" | "code" | "enter" | "expired" | "stopped" | "frozen" | "new-account";

/** The address of a page. */
export const freezePath = (locale: Locale, page: FreezePage): string =>
  `/${locale}/freeze${page === "start" ? "" : `/${page}`}`;

/** Where a person learns what a freeze by a way of the public page came to: one for the service desk stays what it was. */
export const frozenPath = (locale: Locale, until: FreezeEnd): string =>
  freezePath(locale, until === null ? "new-account" : "stopped");
