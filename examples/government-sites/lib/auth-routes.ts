import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "./auth.ts";
import type { Site } from "./site.ts";

type Context = { readonly params: Promise<{ readonly nextauth: string[] }> };

/** next-auth's own routes for one site, as `api/auth/[...nextauth]/route.ts` exports them. */
export function authRoutes(site: Site) {
  const handle = (request: NextRequest, context: Context): Promise<Response> =>
    NextAuth(request, context, authOptions(site));
  return { GET: handle, POST: handle };
}
