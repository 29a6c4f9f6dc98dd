"use server";

import { cookies as requestCookies } from "next/headers";
import { redirect } from "next/navigation";
import { cookies } from "../../lib/auth.ts";
import { environment } from "../../lib/environment.ts";
import { BASE_PATH, isLocale } from "../../lib/site.ts";

/** Ends this site's session only; the national account stays signed in. */
export async function signOutHere(locale: string): Promise<never> {
  await endOwnSession();
  return redirect(isLocale(locale) ? `/${locale}` : "/");
}

/** Ends this site's session and then asks the portal to end the single sign-on session (RP-Initiated Logout). */
export async function signOutEverywhere(locale: string): Promise<never> {
  await endOwnSession();
  const { issuer, clientId } = environment();
  const language = isLocale(locale) ? locale : "ar";
  const origin = new URL(process.env.NEXTAUTH_URL ?? "").origin;
  const query = new URLSearchParams({
    client_id: clientId,
    post_logout_redirect_uri: `${origin}${BASE_PATH}/${language}`,
    ui_locales: language,
  });
  return redirect(`${issuer}/oidc/session/end?${query}`);
}

/** next-auth may have cut the session into several cookies; all of them go. */
async function endOwnSession(): Promise<void> {
  const { name, options } = cookies().sessionToken;
  const jar = await requestCookies();
  for (const cookie of jar.getAll().filter((found) => found.name.startsWith(name))) {
    jar.set(cookie.name, "", { ...options, maxAge: 0 });
  }
}
