import type { Interaction, KoaContextWithOIDC } from "oidc-provider";
import { ASKED_LANGUAGE_COOKIE, firstLocaleOf } from "#lib/i18n/chosen-locale.ts";
import { ASKING_ORIGIN_COOKIE, pathCookieName, secureCookies } from "#lib/session/cookie-names.ts";

/**
 * The address of an interaction's page. On the way there the browser is told, by cookies of that address alone, which language the site
 * asked for and where it lives: `proxy.ts` needs both before the page is read, for its language and its `form-action`.
 */
export function interactionAddress(issuer: string) {
  return (ctx: KoaContextWithOIDC, { uid, params }: Interaction): string => {
    const path = `/sign-in/${uid}`;
    const options = { path, httpOnly: true, sameSite: "lax", secure: secureCookies(issuer), signed: false } as const;
    const language = firstLocaleOf(String(params.ui_locales ?? "").split(" "));
    const origin = originOf(params.redirect_uri);
    if (language !== undefined) ctx.cookies.set(pathCookieName(ASKED_LANGUAGE_COOKIE, issuer), language, options);
    if (origin !== null) ctx.cookies.set(pathCookieName(ASKING_ORIGIN_COOKIE, issuer), origin, options);
    return path;
  };
}

/** The origin of a redirect address that the library has already compared with the site's registration. */
function originOf(redirectUri: unknown): string | null {
  return typeof redirectUri === "string" && URL.canParse(redirectUri) ? new URL(redirectUri).origin : null;
}
