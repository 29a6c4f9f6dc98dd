import { cookies as requestCookies } from "next/headers";
import { getServerSession } from "next-auth";
import { authOptions } from "./auth.ts";
import type { Claims } from "./claims.ts";
import { cookiesOf } from "./cookies.ts";
import { tokenOf } from "./csrf.ts";
import type { Site } from "./site.ts";

/** What the site knows about whoever asks; null for who is not signed in, or no longer. */
export async function currentPerson(site: Site): Promise<Claims | null> {
  return (await getServerSession(authOptions(site)))?.claims ?? null;
}

/** What the sign-in form has to repeat. */
export async function csrfToken(site: Site): Promise<string> {
  return tokenOf((await requestCookies()).get(cookiesOf(site).csrfToken.name)?.value);
}
