import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { env } from "#lib/config/env.ts";
import { contentSecurityPolicy } from "#lib/http/content-security-policy.ts";
import { formTargets } from "#lib/http/form-targets.ts";
import {
  ASKED_LANGUAGE_COOKIE,
  chooseLocale,
  LANGUAGE_COOKIE,
  LANGUAGE_PARAMETER,
  LOCALE_HEADER,
} from "#lib/i18n/chosen-locale.ts";
import { isLocale, type Locale } from "#lib/i18n/locales.ts";
import { ASKING_ORIGIN_COOKIE, cookieName, pathCookieName, secureCookies } from "#lib/session/cookie-names.ts";

/** Everything but built files and addresses of files: `/icon.svg` and the like. */
export const config = { matcher: ["/((?!_next/static|_next/image|.*\\.(?:svg|png|ico|webmanifest|txt|xml)$).*)"] };

const READS: ReadonlySet<string> = new Set(["GET", "HEAD"]);
const YEAR_SECONDS = 365 * 24 * 60 * 60;

/**
 * Gives every page its language and its policy (the other headers are the front door's), and leads addresses without a language to one. It never authorises: pages, actions
 * and routes guard themselves.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { pathname, searchParams } = request.nextUrl;
  const wish = searchParams.get(LANGUAGE_PARAMETER);
  if (isLocale(wish) && READS.has(request.method)) return switchLanguage(request, wish);
  const inPath = localeInPath(pathname);
  const locale = inPath ?? localeOf(request);
  if (inPath === null && !hasNoLanguage(pathname))
    return leadTo(request, `/${locale}${pathname === "/" ? "" : pathname}`);
  return page(request, locale);
}

function localeInPath(pathname: string): Locale | null {
  const first = pathname.split("/")[1];
  return isLocale(first) ? first : null;
}

/** A site's sign-in and route handlers have no language in their address. */
function hasNoLanguage(pathname: string): boolean {
  return pathname.startsWith("/sign-in/") || pathname.startsWith("/api/");
}

function localeOf(request: NextRequest): Locale {
  const issuer = env().ISSUER_URL;
  return chooseLocale({
    saved: request.cookies.get(cookieName(LANGUAGE_COOKIE, issuer))?.value,
    asked: request.cookies.get(pathCookieName(ASKED_LANGUAGE_COOKIE, issuer))?.value,
    acceptLanguage: request.headers.get("accept-language"),
  });
}

/** Redirects within the portal. The origin is the configured one, never a header's. */
function leadTo(request: NextRequest, pathname: string): NextResponse {
  const target = new URL(env().ISSUER_URL);
  const query = new URLSearchParams(request.nextUrl.searchParams);
  query.delete(LANGUAGE_PARAMETER);
  target.pathname = pathname;
  target.search = query.toString();
  const response = NextResponse.redirect(target, 307);
  response.headers.set("Vary", "Accept-Language, Cookie");
  return response;
}

function switchLanguage(request: NextRequest, wish: Locale): NextResponse {
  const { pathname } = request.nextUrl;
  const inPath = localeInPath(pathname);
  const response = leadTo(request, inPath === null ? pathname : `/${wish}${pathname.slice(inPath.length + 1)}`);
  const issuer = env().ISSUER_URL;
  response.cookies.set(cookieName(LANGUAGE_COOKIE, issuer), wish, {
    httpOnly: true,
    maxAge: YEAR_SECONDS,
    path: "/",
    sameSite: "lax",
    secure: secureCookies(issuer),
  });
  return response;
}

/** Without scripts the button of National File is a form post that ends at Absher, and browsers hold that redirect to the policy as well. */
function absherTarget(pathname: string): readonly string[] {
  return /^\/[a-z]+\/national-file$/.test(pathname) ? [new URL(env().ABSHER_ID_ISSUER_URL).origin] : [];
}

async function page(request: NextRequest, locale: Locale): Promise<NextResponse> {
  const nonce = randomBytes(16).toString("base64");
  const asking = request.cookies.get(pathCookieName(ASKING_ORIGIN_COOKIE, env().ISSUER_URL))?.value;
  const policy = contentSecurityPolicy({
    nonce,
    formTargets: [...formTargets(asking), ...absherTarget(request.nextUrl.pathname)],
    environment: env().NODE_ENV,
  });
  const headers = new Headers(request.headers);
  headers.set(LOCALE_HEADER, locale);
  headers.set("Content-Security-Policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  return response;
}
