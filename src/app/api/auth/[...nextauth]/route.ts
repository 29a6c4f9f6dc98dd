import type { NextRequest } from "next/server";
import { portal } from "#lib/portal.ts";
import { PROVIDER_ID } from "#lib/session/account-area.ts";
import { completeSignIn, wasRefused } from "#lib/session/account-sign-in.ts";
import { authRedirect, cookieValues } from "#lib/session/auth-redirect.ts";

type Context = { readonly params: Promise<{ readonly nextauth: readonly string[] }> };

/** The account area's callback. next-auth's other addresses are not offered: signing in and out have ways of their own. Refusals have no words here: the front door gives them a whole page. */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  const { nextauth } = await params;
  if (nextauth.join("/") !== `callback/${PROVIDER_ID}`) return new Response(null, { status: 404 });
  const query = Object.fromEntries(request.nextUrl.searchParams);
  const answer = await completeSignIn(portal().accountArea, query, cookieValues(request));
  return wasRefused(answer, portal().accountArea) ? new Response(null, { status: 400 }) : authRedirect(answer);
}
