"use server";

import { cookies as requestCookies } from "next/headers";
import { redirect } from "next/navigation";
import { getServerSession } from "next-auth";
import { authOptions } from "./auth.ts";
import { cookiesOf } from "./cookies.ts";
import { environment } from "./environment.ts";
import { sessionsOf } from "./sessions.ts";
import { basePath, isLocale, type Site } from "./site.ts";
import { siteOf } from "./sites.ts";

/** Ends this site's session only; the national account stays signed in. */
export async function signOutHere(siteId: string, locale: string): Promise<never> {
  const { home } = await leave(siteId, locale);
  return redirect(home);
}

/**
 * Ends this site's session and then asks the portal to end the single sign-on session (RP-Initiated Logout). The ID token shows that this
 * very session is meant, so the portal does not ask the person again.
 */
export async function signOutEverywhere(siteId: string, locale: string): Promise<never> {
  const { site, home, language, idToken } = await leave(siteId, locale);
  const { issuer, url } = environment();
  const query = new URLSearchParams({
    client_id: site.id,
    ...(idToken !== undefined && { id_token_hint: idToken }),
    post_logout_redirect_uri: `${url}${home}`,
    ui_locales: language,
  });
  return redirect(`${issuer}/oidc/session/end?${query}`);
}

async function leave(siteId: string, locale: string) {
  // A browser may send any name; whoever made one up is shown the way in.
  const site = siteOf(siteId) ?? redirect("/");
  const idToken = await endOwnSession(site);
  const language = isLocale(locale) ? locale : "ar";
  return { site, idToken, language, home: `${basePath(site)}/${language}` };
}

/** The session is struck off the list, so that a copy of its cookies is worth nothing; next-auth may have cut it into several, and all of them go. Answers its ID token. */
async function endOwnSession(site: Site): Promise<string | undefined> {
  const { id = "" } = (await getServerSession(authOptions(site))) ?? {};
  const idToken = sessionsOf(site).idTokenOf(id);
  sessionsOf(site).end(id);
  const { name, options } = cookiesOf(site).sessionToken;
  const jar = await requestCookies();
  for (const cookie of jar.getAll().filter((found) => found.name.startsWith(name))) {
    jar.set(cookie.name, "", { ...options, maxAge: 0 });
  }
  return idToken;
}
