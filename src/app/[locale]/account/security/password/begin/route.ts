import { redirect } from "next/navigation";
import { beginPasswordChange } from "#lib/flows/account-change/begin-account-change.ts";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import { portal } from "#lib/portal.ts";
import { isFresh } from "#lib/session/account-guard.ts";
import { signInHref } from "#lib/session/account-sign-in.ts";
import { bindFlow, readFlowId } from "#lib/session/flow-cookie.ts";
import { requireAccount } from "#lib/session/require-account.ts";
import { passwordBeginPath, passwordPath } from "../paths.ts";

/** Begins a change of the password for who has just signed in, and leads to its form; whoever signed in longer ago signs in again first (decision 35). */
export async function GET(): Promise<never> {
  const locale = await currentLocale();
  const here = passwordBeginPath(locale);
  const { account, session } = await requireAccount(locale, here);
  const arrival = { flowId: await readFlowId("password-change"), account, session, isFresh: isFresh({ session }) };
  const entry = await beginPasswordChange(portal().ports, arrival);
  if (entry.kind === "fresh_sign_in_needed") redirect(signInHref({ locale, returnTo: here, freshness: "fresh" }));
  if (entry.kind === "begun") await bindFlow("password-change", entry.flowId);
  redirect(passwordPath(locale));
}
