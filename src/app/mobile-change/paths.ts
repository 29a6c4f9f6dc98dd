import type { Applicant, MobileChangeState } from "#lib/domain/mobile-change/state.ts";
import type { Locale } from "#lib/i18n/locales.ts";

/** By which way a person changes the number. */
export type ChangeRoute = Exclude<Applicant["route"], "recovery">;

/** A page of the change after its opening ones. */
export type ChangePage =
  | "sign-in"
  | "welcome"
  | "self-services"
  | "number"
  | "review"
  | "code"
  | "email-code"
  | "check"
  | "refused"
  | "done"
  | "expired";

/** Where a person is led at each step. */
const PAGE_OF_STEP: Readonly<Record<MobileChangeState["step"], ChangePage>> = {
  started: "sign-in",
  authenticated: "welcome",
  number_given: "review",
  code_sent: "code",
  number_proved: "check",
  number_refused: "refused",
  email_code_sent: "email-code",
  email_proved: "check",
  done: "done",
};

/** The first address below which a route's pages are. */
export const changeStartPath = (locale: Locale, route: ChangeRoute): string =>
  route === "absher" ? `/${locale}/recovery/mobile` : `/${locale}/account/mobile`;

/** Where a change is begun: by a button on the Absher route; in the account area an address that begins it for who has just signed in. */
export const changeBeginPath = (locale: Locale, route: ChangeRoute): string =>
  route === "absher" ? changeStartPath(locale, route) : `${changeStartPath(locale, route)}/begin`;

/** The address of a page; the signed-in route has its Self-services in the account area and begins with the number. */
export function changePath(locale: Locale, route: ChangeRoute, page: ChangePage): string {
  const isFirst = page === "number" || page === "welcome" || page === "sign-in";
  if (route === "signed_in" && isFirst) return changeStartPath(locale, route);
  return `${changeStartPath(locale, route)}/${page}`;
}

/** The address of the page that belongs to a state. */
export const statePath = (locale: Locale, route: ChangeRoute, { step }: MobileChangeState): string =>
  changePath(locale, route, PAGE_OF_STEP[step]);

/** The public page of a case. */
export const casePath = (locale: Locale, number: string): string => `/${locale}/recovery/case/${number}`;
