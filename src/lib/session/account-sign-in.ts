import { createHash, randomBytes } from "node:crypto";
import { LOCALES, type Locale } from "#lib/i18n/locales.ts";
import { type AccountArea, PROVIDER_ID } from "./account-area.ts";
import { accountCookies } from "./account-cookies.ts";
import { authOptions } from "./auth-options.ts";
import { type AuthAnswer, callNextAuth } from "./next-auth-call.ts";

/** A wish to sign in to the account area. */
export type SignInWish = {
  readonly locale: Locale;
  /** The page to come back to: a path of the portal, with its language. */
  readonly returnTo: string;
  /** Whether the person has to prove anew who they are, signed in or not. */
  readonly freshness: "any" | "fresh";
};

/** Where a sign-in to the account area begins; a plain link, since beginning one changes nothing. */
export const SIGN_IN_PATH = "/api/account/sign-in";

/** The link that begins a sign-in to the account area. Use `<a>`, not Next's `<Link>`, which would fetch it ahead. */
export function signInHref({ locale, returnTo, freshness }: SignInWish): string {
  const query = new URLSearchParams({ locale, to: returnTo, ...(freshness === "fresh" ? { fresh: "1" } : {}) });
  return `${SIGN_IN_PATH}?${query}`;
}

/** Whether a text is the address of a page of ours, below a language; nothing else is ever returned to. */
export function isOwnPage(text: string): boolean {
  return LOCALES.some((locale) => new RegExp(`^/${locale}(/[A-Za-z0-9/_-]*)?$`).test(text)) && !text.includes("//");
}

/** Reads the link's query; what is missing or foreign becomes the account's first page. */
export function signInWish(query: URLSearchParams): SignInWish {
  const locale = LOCALES.find((known) => known === query.get("locale")) ?? "ar";
  const wanted = query.get("to") ?? "";
  const returnTo = isOwnPage(wanted) ? wanted : `/${locale}/account`;
  return { locale, returnTo, freshness: query.get("fresh") === "1" ? "fresh" : "any" };
}

/** next-auth begins a sign-in only for a form with its own token; this makes the pair that it checks. */
function csrfPair(secret: string): { readonly token: string; readonly cookie: string } {
  const token = randomBytes(32).toString("hex");
  const hash = createHash("sha256").update(`${token}${secret}`).digest("hex");
  return { token, cookie: `${token}|${hash}` };
}

/** Sends the browser to the provider. The step-up asks for `max_age=0` and never for a level, so that a capped account is still cared for. */
export function beginSignIn(area: AccountArea, wish: SignInWish): Promise<AuthAnswer> {
  const { token, cookie } = csrfPair(area.cookieSecret);
  return callNextAuth(authOptions(area), {
    path: ["signin", PROVIDER_ID],
    method: "POST",
    query: { ui_locales: wish.locale, ...(wish.freshness === "fresh" ? { max_age: "0" } : {}) },
    cookies: { [accountCookies(area.issuer).csrfToken.name]: cookie },
    body: { csrfToken: token, callbackUrl: new URL(wish.returnTo, area.issuer).href },
  });
}

/** Takes the authorization code and starts a fresh session. */
export function completeSignIn(
  area: AccountArea,
  query: Readonly<Record<string, string>>,
  cookies: Readonly<Record<string, string>>,
): Promise<AuthAnswer> {
  return callNextAuth(authOptions(area), { path: ["callback", PROVIDER_ID], method: "GET", query, cookies, body: {} });
}

/** Whether next-auth refused the callback: it then leads to a page of its own, which is not offered here. */
export function wasRefused({ location }: AuthAnswer, { issuer }: Pick<AccountArea, "issuer">): boolean {
  return new URL(location, issuer).pathname === "/api/auth/error";
}
