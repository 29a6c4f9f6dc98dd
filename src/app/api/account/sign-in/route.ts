import type { NextRequest } from "next/server";
import { portal } from "#lib/portal.ts";
import { beginSignIn, signInWish } from "#lib/session/account-sign-in.ts";
import { authRedirect } from "#lib/session/auth-redirect.ts";

/** Begins a sign-in to the account area. */
export async function GET(request: NextRequest): Promise<Response> {
  return authRedirect(await beginSignIn(portal().accountArea, signInWish(request.nextUrl.searchParams)));
}
