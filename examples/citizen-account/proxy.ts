import { type NextRequest, NextResponse } from "next/server";
import { cookies } from "./lib/auth.ts";
import { isOurs, newCsrfCookie } from "./lib/csrf.ts";
import { environment } from "./lib/environment.ts";

export const config = { matcher: ["/(ar|en)"] };

/** Gives each visitor next-auth's CSRF cookie before the page is made, so that its sign-in button is a plain form that needs no script. */
export function proxy(request: NextRequest): NextResponse {
  const { csrfToken } = cookies();
  const { sessionSecret } = environment();
  if (isOurs(request.cookies.get(csrfToken.name)?.value, sessionSecret)) return NextResponse.next();
  const cookie = newCsrfCookie(sessionSecret);
  request.cookies.set(csrfToken.name, cookie);
  const response = NextResponse.next({ request: { headers: request.headers } });
  response.cookies.set(csrfToken.name, cookie, csrfToken.options);
  return response;
}
