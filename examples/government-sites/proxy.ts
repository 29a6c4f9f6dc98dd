import { type NextRequest, NextResponse } from "next/server";
import { cookiesOf } from "./lib/cookies.ts";
import { isOurs, newCsrfCookie } from "./lib/csrf.ts";
import { environment, secretsOf } from "./lib/environment.ts";
import { basePath, type Site } from "./lib/site.ts";
import { siteOf } from "./lib/sites.ts";

export const config = { matcher: ["/:site/(ar|en)", "/:site/api/auth/:path*"] };

/** What has to be there before a page or next-auth answers. */
export function proxy(request: NextRequest): NextResponse {
  const [, siteId = "", next] = request.nextUrl.pathname.split("/");
  const site = siteOf(siteId);
  if (site === undefined) return NextResponse.next();
  return next === "api" ? withAddress(request, site) : withCsrfCookie(request, site);
}

/**
 * Tells next-auth the site's address. A site that is alone in its process sets NEXTAUTH_URL instead and needs nothing of this. next-auth 4
 * knows one such variable in a process; without it, and with AUTH_TRUST_HOST, it takes these headers, which are written here from the
 * configuration over whatever the visitor sent.
 */
function withAddress(request: NextRequest, site: Site): NextResponse {
  const { protocol, host } = new URL(environment().url);
  const headers = new Headers(request.headers);
  headers.set("x-forwarded-host", `${host}${basePath(site)}/api/auth`);
  headers.set("x-forwarded-proto", protocol.slice(0, -1));
  return NextResponse.next({ request: { headers } });
}

/** Gives each visitor next-auth's CSRF cookie before the page is made, so that its sign-in button is a plain form that needs no script. */
function withCsrfCookie(request: NextRequest, site: Site): NextResponse {
  const { csrfToken } = cookiesOf(site);
  const secret = secretsOf(site).cookies;
  if (isOurs(request.cookies.get(csrfToken.name)?.value, secret)) return NextResponse.next();
  const cookie = newCsrfCookie(secret);
  request.cookies.set(csrfToken.name, cookie);
  const response = NextResponse.next({ request: { headers: request.headers } });
  response.cookies.set(csrfToken.name, cookie, csrfToken.options);
  return response;
}
