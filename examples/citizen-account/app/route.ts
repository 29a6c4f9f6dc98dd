import type { NextRequest } from "next/server";
import { BASE_PATH } from "../lib/site.ts";

/** Leads to the page in the visitor's language; next-auth comes here with `?error=…` when a sign-in was not completed. */
export function GET(request: NextRequest): Response {
  const wanted = request.headers.get("accept-language") ?? "";
  const locale = /^\s*en\b/i.test(wanted) ? "en" : "ar";
  const failed = request.nextUrl.searchParams.has("error") ? "?stopped=1" : "";
  return new Response(null, { status: 307, headers: { Location: `${BASE_PATH}/${locale}${failed}` } });
}
