import type { Locale } from "#lib/i18n/locales.ts";

/** Where a passkey is added. */
export const addPath = (locale: Locale): string => `/${locale}/account/security/passkeys/add`;

/** Where one passkey is named or removed. */
export const onePath = (locale: Locale, id: string): string =>
  `/${locale}/account/security/passkeys/${encodeURIComponent(id)}`;

/** What is told once a passkey was added or removed. */
export const donePath = (locale: Locale, done: "added" | "removed"): string =>
  `/${locale}/account/security/passkeys/${done}`;
