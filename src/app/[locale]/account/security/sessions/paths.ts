import type { Locale } from "#lib/i18n/locales.ts";
import { securityPath } from "../paths.ts";

/** "Where you are signed in". */
export const sessionsPath = (locale: Locale): string => `${securityPath(locale)}/sessions`;
