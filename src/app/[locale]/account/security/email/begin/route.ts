import { redirect } from "next/navigation";
import { beginEmailChange } from "#lib/flows/account-change/begin-account-change.ts";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import { portal } from "#lib/portal.ts";
import { isFresh } from "#lib/session/account-guard.ts";
import { signInHref } from "#lib/session/account-sign-in.ts";
import { bindFlow, readFlowId } from "#lib/session/flow-cookie.ts";
import { requireAccount } from "#lib/session/require-account.ts";
import { emailPath } from "../paths.ts";

/** Begins a change of the e-mail for who has just signed in, and leads to its form; whoever signed in longer ago signs in again first (decision 35). */
export async function GET(): Promise<never> {
  const locale = await currentLocale();
  const here = emailPath(locale, "begin");
  const { account, session } = await requireAccount(locale, here);
  const arrival = { flowId: await readFlowId("email-change"), account, session, isFresh: isFresh({ session }) };
  const entry = await beginEmailChange(portal().ports, arrival);
  if (entry.kind === "fresh_sign_in_needed") redirect(signInHref({ locale, returnTo: here, freshness: "fresh" }));
  if (entry.kind === "begun") await bindFlow("email-change", entry.flowId);
  redirect(emailPath(locale, "form"));
}
