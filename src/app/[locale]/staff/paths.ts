import type { Locale } from "#lib/i18n/locales.ts";

/** The service desk's first page: sign-in, then finding a person. */
export const staffPath = (locale: Locale): string => `/${locale}/staff`;

/** What waits for the officer's approval. */
export const approvalsPath = (locale: Locale): string => `/${locale}/staff/approvals`;

/** The person of a look. The address names the look, which is worth something in its own session only. */
export const personPath = (locale: Locale, look: string): string => `/${locale}/staff/person/${look}`;

/** Where an officer enrols a passkey. */
export const enrolPath = (locale: Locale): string => `/${locale}/staff/enrol`;
