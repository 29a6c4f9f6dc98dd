import type { RegistrationState, RegistrationStep } from "#lib/domain/registration/state.ts";
import type { Locale } from "#lib/i18n/locales.ts";

/** A page of the registration after its two opening ones. */
export type RegistrationPage =
  | "identity"
  | "details"
  | "review"
  | "code"
  | "finish"
  | "username"
  | "done"
  | "refused"
  | "expired"
  | "continue";

/** Where a person is led at each step. */
const PAGE_OF_STEP: Readonly<Record<RegistrationStep, RegistrationPage>> = {
  started: "identity",
  identity_given: "details",
  details_given: "review",
  code_sent: "code",
  number_proved: "finish",
  username_taken: "username",
  activated: "done",
  refused: "refused",
};

/** Where the registration begins. */
export const registrationStartPath = (locale: Locale): string => `/${locale}/registration`;

/** The choice between a new user and going on. */
export const absherPath = (locale: Locale): string => `/${locale}/registration/absher`;

/** The address of a page. */
export const pagePath = (locale: Locale, page: RegistrationPage): string => `/${locale}/registration/${page}`;

/** The address of the page that belongs to a state. */
export const statePath = (locale: Locale, state: RegistrationState): string =>
  pagePath(locale, PAGE_OF_STEP[state.step]);
