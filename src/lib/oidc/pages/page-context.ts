import { randomBytes } from "node:crypto";
import type { KoaContextWithOIDC } from "oidc-provider";
import { chooseLocale, firstLocaleOf, LANGUAGE_COOKIE } from "#lib/i18n/chosen-locale.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { cookieName } from "#lib/session/cookie-names.ts";

const nonces = new WeakMap<object, string>();

/** This response's nonce; the same each time it is asked. */
export function nonceOf(ctx: Pick<KoaContextWithOIDC, "req">): string {
  const known = nonces.get(ctx.req);
  if (known !== undefined) return known;
  const nonce = randomBytes(16).toString("base64url");
  nonces.set(ctx.req, nonce);
  return nonce;
}

/** The language of a provider's page: the saved choice, then `ui_locales`, then `Accept-Language`, then Arabic. */
export function localeOf(ctx: Pick<KoaContextWithOIDC, "cookies" | "get" | "query">, issuer: string): Locale {
  const { ui_locales: uiLocales } = ctx.query;
  return chooseLocale({
    saved: ctx.cookies.get(cookieName(LANGUAGE_COOKIE, issuer), { signed: false }),
    asked: typeof uiLocales === "string" ? firstLocaleOf(uiLocales.split(" ")) : undefined,
    acceptLanguage: ctx.get("accept-language"),
  });
}
