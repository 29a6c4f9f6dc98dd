import type { NextRequest } from "next/server";
import type { AuthAnswer } from "./next-auth-call.ts";

/** next-auth's answer as a response. */
export function authRedirect({ location, setCookies }: AuthAnswer): Response {
  const headers = new Headers({ Location: location, "Cache-Control": "no-store" });
  for (const cookie of setCookies) headers.append("Set-Cookie", cookie);
  return new Response(null, { status: 303, headers });
}

/** A request's cookies by name. */
export function cookieValues(request: NextRequest): Readonly<Record<string, string>> {
  return Object.fromEntries(request.cookies.getAll().map(({ name, value }) => [name, value]));
}
