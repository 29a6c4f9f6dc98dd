import type { EmailChangeState } from "#lib/domain/account-change/email-machine.ts";
import type { Locale } from "#lib/i18n/locales.ts";

/** The pages of a change of the e-mail: the form, the code, the end, and where one learns that the time is over. */
export const emailPath = (locale: Locale, page: "form" | "begin" | "code" | "done" | "expired"): string =>
  `/${locale}/account/security/email${page === "form" ? "" : `/${page}`}`;

const PAGE_OF = { email_open: "form", email_code_sent: "code", email_changed: "done" } as const satisfies Record<
  EmailChangeState["step"],
  string
>;

/** The page where a change stands. */
export const emailStatePath = (locale: Locale, { step }: EmailChangeState): string => emailPath(locale, PAGE_OF[step]);
