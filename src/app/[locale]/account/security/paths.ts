import type { EnrolledKind } from "#lib/domain/factors/enrolment-machine.ts";
import type { Locale } from "#lib/i18n/locales.ts";

/** What each kind is called in an address. */
const SLUGS: Readonly<Record<EnrolledKind, string>> = { totp: "app", recovery_code: "codes" };

/** The security page. */
export const securityPath = (locale: Locale): string => `/${locale}/account/security`;

/** "Would you survive losing your phone?" */
export const lostPhonePath = (locale: Locale): string => `${securityPath(locale)}/lost-phone`;

/** Where secret or codes are shown. */
export const enrolmentPath = (locale: Locale, kind: EnrolledKind): string => `${securityPath(locale)}/${SLUGS[kind]}`;

/** Where an enrolment begins: a route that asks for a fresh sign-in first. */
export const enrolmentBeginPath = (locale: Locale, kind: EnrolledKind): string =>
  `${enrolmentPath(locale, kind)}/begin`;

/** Where removing is confirmed. */
export const removalPath = (locale: Locale, kind: EnrolledKind): string =>
  `${securityPath(locale)}/remove/${SLUGS[kind]}`;

/** The kind that an address names; `null` for none. */
export function kindOfSlug(slug: string): EnrolledKind | null {
  if (slug === SLUGS.totp) return "totp";
  return slug === SLUGS.recovery_code ? "recovery_code" : null;
}
