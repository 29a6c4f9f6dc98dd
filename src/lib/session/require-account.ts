import "server-only";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import type { Locale } from "#lib/i18n/locales.ts";
import { ACCOUNT_CLIENT_ID, signedOutUrl } from "#lib/oidc/account-client.ts";
import { portal } from "#lib/portal.ts";
import { accountSessionCookie } from "./account-cookies.ts";
import { isFresh, type SignedInAccount, signedInAccount } from "./account-guard.ts";
import { signInHref } from "./account-sign-in.ts";
import { secureCookies } from "./cookie-names.ts";

async function sessionToken(): Promise<string | undefined> {
  return (await cookies()).get(accountSessionCookie(portal().accountArea.issuer))?.value;
}

/** Who is signed in to the account area, or `null`; for pages that are there for everybody. */
export async function currentAccount(): Promise<SignedInAccount | null> {
  return signedInAccount(portal().accountArea, await sessionToken());
}

/**
 * The guard of every page, action and route of the account area: the account, read anew, or a redirect to the sign-in that comes back
 * to `returnTo`. A frozen account is signed out at once.
 */
export async function requireAccount(locale: Locale, returnTo = `/${locale}/account`): Promise<SignedInAccount> {
  const signedIn = await currentAccount();
  return signedIn ?? redirect(signInHref({ locale, returnTo, freshness: "any" }));
}

/** The same for what is guarded: signed in within the last five minutes, otherwise the person signs in again (`max_age=0`) and comes back. */
export async function requireFreshAccount(locale: Locale, returnTo: string): Promise<SignedInAccount> {
  const signedIn = await requireAccount(locale, returnTo);
  return isFresh(signedIn) ? signedIn : redirect(signInHref({ locale, returnTo, freshness: "fresh" }));
}

/**
 * Ends the account area's session and goes on to end the single sign-on session (RP-Initiated Logout). Only in a server action. The ID
 * token of the sign-in goes along as the hint of which session is meant, so that the person is not asked again (decision 25).
 */
export async function signOut(locale: Locale): Promise<never> {
  const { issuer, sessions } = portal().accountArea;
  const token = (await sessionToken()) ?? "";
  const session = await sessions.find(token, Date.now());
  await sessions.end(token);
  const expired = { httpOnly: true, maxAge: 0, path: "/", sameSite: "lax", secure: secureCookies(issuer) } as const;
  (await cookies()).set(accountSessionCookie(issuer), "", expired);
  const query = new URLSearchParams({
    client_id: ACCOUNT_CLIENT_ID,
    ...(session?.idToken == null ? {} : { id_token_hint: session.idToken }),
    post_logout_redirect_uri: signedOutUrl(issuer, locale),
    ui_locales: locale,
  });
  return redirect(`/oidc/session/end?${query}`);
}
