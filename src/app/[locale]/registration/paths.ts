import type { RegistrationState, RegistrationStep } from "#lib/domain/registration/state.ts";
import type { Locale } from "#lib/i18n/locales.ts";

/** By which way a person registers: as a new user, or with an Absher account by National File. */
export type RegistrationRoute = "new_user" | "national_file";

/** A page of the registration after its opening ones. */
export type RegistrationPage =
  | "identity"
  | "details"
  | "review"
  | "code"
  | "finish"
  | "name"
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
  name_differs: "name",
  username_taken: "username",
  activated: "done",
  refused: "refused",
};

/** The page on which a route's first answers are corrected. */
export const ANSWERS_PAGE = { new_user: "identity", national_file: "details" } as const satisfies Record<
  RegistrationRoute,
  RegistrationPage
>;

/** Where the registration begins. */
export const registrationStartPath = (locale: Locale): string => `/${locale}/registration`;

/** The choice between a new user and going on. */
export const absherPath = (locale: Locale): string => `/${locale}/registration/absher`;

/** Where National File begins. */
export const nationalFilePath = (locale: Locale): string => `/${locale}/national-file`;

/** Where a route begins. */
export const routeStartPath = (locale: Locale, route: RegistrationRoute): string =>
  route === "national_file" ? nationalFilePath(locale) : registrationStartPath(locale);

/** The address of a page. */
export const pagePath = (locale: Locale, route: RegistrationRoute, page: RegistrationPage): string =>
  `${routeStartPath(locale, route)}/${page}`;

/** The address of the page that belongs to a state. */
export const statePath = (locale: Locale, route: RegistrationRoute, { step }: RegistrationState): string => {
  const isFirstAfterAbsher = route === "national_file" && step === "started";
  return pagePath(locale, route, isFirstAfterAbsher ? "details" : PAGE_OF_STEP[step]);
};
