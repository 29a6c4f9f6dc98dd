import type { NextRequest } from "next/server";
import { cookiesOf } from "./cookies.ts";
import { basePath, isLocale, type Locale, type Site } from "./site.ts";

/**
 * Leads from a site's bare address to the page in the visitor's language. next-auth comes here with `?error=…` when a sign-in was not
 * completed; then it is the language in which it was begun. The portal, where it leads here, says the reader's language by `ui_locales`.
 */
export function entrance(site: Site) {
  return (request: NextRequest): Response => {
    const failed = request.nextUrl.searchParams.has("error");
    const asked = request.nextUrl.searchParams.get("ui_locales");
    const begun = failed ? request.cookies.get(cookiesOf(site).callbackUrl.name)?.value.split("/").at(-1) : undefined;
    const locale = [asked, begun].find(isLocale) ?? preferred(request.headers.get("accept-language") ?? "");
    const location = `${basePath(site)}/${locale}${failed ? "?stopped=1" : ""}`;
    return new Response(null, { status: 307, headers: { Location: location } });
  };
}

function preferred(acceptLanguage: string): Locale {
  return /^\s*en\b/i.test(acceptLanguage) ? "en" : "ar";
}
