import { redirect } from "next/navigation";
import { enterSignedInRoute } from "#lib/flows/mobile-change/enter-signed-in-route.ts";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import { portal } from "#lib/portal.ts";
import { isFresh } from "#lib/session/account-guard.ts";
import { signInHref } from "#lib/session/account-sign-in.ts";
import { bindFlow, readFlowId } from "#lib/session/flow-cookie.ts";
import { requireAccount } from "#lib/session/require-account.ts";
import { changeBeginPath, changeStartPath } from "../../../../mobile-change/paths.ts";
import { FLOW_OF_ROUTE } from "../../../../mobile-change/queries.ts";

/**
 * Begins a change of number for who has just signed in, and leads to its form; whoever signed in longer ago signs in again first. Whatever leads a
 * browser here, at most an empty change comes of it: one that is under way is gone on with.
 */
export async function GET(): Promise<never> {
  const locale = await currentLocale();
  const here = changeBeginPath(locale, "signed_in");
  const { account, session } = await requireAccount(locale, here);
  const flowId = await readFlowId(FLOW_OF_ROUTE.signed_in);
  const arrival = { flowId, account, session, isFresh: isFresh({ session }) };
  const entry = await enterSignedInRoute(portal().ports, arrival);
  if (entry.kind === "fresh_sign_in_needed") redirect(signInHref({ locale, returnTo: here, freshness: "fresh" }));
  if (entry.kind === "begun") await bindFlow(FLOW_OF_ROUTE.signed_in, entry.flowId);
  redirect(changeStartPath(locale, "signed_in"));
}
