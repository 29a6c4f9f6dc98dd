import "server-only";
import { redirect } from "next/navigation";
import type { EnrolledKind } from "#lib/domain/factors/enrolment-machine.ts";
import { beginEnrolment } from "#lib/flows/factors/begin-enrolment.ts";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import { portal } from "#lib/portal.ts";
import { isFresh } from "#lib/session/account-guard.ts";
import { signInHref } from "#lib/session/account-sign-in.ts";
import { bindFlow, readFlowId } from "#lib/session/flow-cookie.ts";
import { requireAccount } from "#lib/session/require-account.ts";
import { enrolmentBeginPath, enrolmentPath, securityPath } from "./paths.ts";
import { COOKIE_OF } from "./queries.ts";

/**
 * Begins an enrolment for who has just signed in, and leads to its page; whoever signed in longer ago signs in again first. Whatever leads a
 * browser here, at most something is shown to its own person: nothing of it counts before it is proved or kept.
 */
export async function beginAt(kind: EnrolledKind): Promise<never> {
  const locale = await currentLocale();
  const here = enrolmentBeginPath(locale, kind);
  const { account, session } = await requireAccount(locale, here);
  const flowId = await readFlowId(COOKIE_OF[kind]);
  const entry = await beginEnrolment(portal().ports, { kind, flowId, account, session, isFresh: isFresh({ session }) });
  if (entry.kind === "fresh_sign_in_needed") redirect(signInHref({ locale, returnTo: here, freshness: "fresh" }));
  if (entry.kind === "refused") redirect(securityPath(locale));
  if (entry.kind === "begun") await bindFlow(COOKIE_OF[kind], entry.flowId);
  redirect(enrolmentPath(locale, kind));
}
