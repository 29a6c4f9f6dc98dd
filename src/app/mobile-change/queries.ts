import "server-only";
import { redirect } from "next/navigation";
import type { Account } from "#lib/domain/account/account.ts";
import type { StandingRefusal } from "#lib/domain/mobile-change/refusal.ts";
import type { Applicant, MobileChangeState } from "#lib/domain/mobile-change/state.ts";
import type { Instant } from "#lib/domain/result.ts";
import type { OwnFlow } from "#lib/flows/mobile-change/change-ports.ts";
import { belongsTo, loadChange } from "#lib/flows/mobile-change/load-change.ts";
import { loadStanding } from "#lib/flows/mobile-change/load-standing.ts";
import { currentVisit } from "#lib/http/visit.ts";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { portal } from "#lib/portal.ts";
import { type FlowKind, readFlowId } from "#lib/session/flow-cookie.ts";
import { requireAccount } from "#lib/session/require-account.ts";
import { type ChangeRoute, casePath, changeBeginPath, changePath, changeStartPath, statePath } from "./paths.ts";

type Step = MobileChangeState["step"];
type At<Name extends Step> = Extract<MobileChangeState, { step: Name }>;

/** This browser's change as a page sees it. */
export type ChangeView<State extends MobileChangeState = MobileChangeState> = {
  readonly locale: Locale;
  readonly route: ChangeRoute;
  readonly state: State;
  readonly now: Instant;
  readonly beganAt: Instant;
  readonly expiresAt: Instant;
};

/** Which of the browser's flows a route is. */
export const FLOW_OF_ROUTE = { absher: "mobile-change", signed_in: "account-mobile-change" } as const satisfies Record<
  ChangeRoute,
  FlowKind
>;

/** Whose request this is, or `null` without a flow. On the signed-in route only with a session of the account area; otherwise leads to sign-in. */
export async function ownFlow(locale: Locale, route: ChangeRoute): Promise<OwnFlow | null> {
  const session = route === "absher" ? null : await ownSession(locale);
  const [flowId, visit] = await Promise.all([readFlowId(FLOW_OF_ROUTE[route]), currentVisit()]);
  return flowId === null ? null : { flowId, visit, session };
}

async function ownSession(locale: Locale): Promise<NonNullable<OwnFlow["session"]>> {
  const { account, session } = await requireAccount(locale, changeStartPath(locale, "signed_in"));
  return { accountId: account.id, sid: session.sid };
}

/** This browser's change by a route at one of the steps that a page is for; at every other step the person is led to where they are. */
export async function readChangeAt<Name extends Step>(
  route: ChangeRoute,
  ...steps: readonly Name[]
): Promise<ChangeView<At<Name>>> {
  const locale = await currentLocale();
  const own = await ownFlow(locale, route);
  const loaded = own === null ? null : await loadChange(portal().ports, own);
  if (loaded === null) redirect(changeBeginPath(locale, route));
  if (!loaded.ok) redirect(await pathWithoutFlow(locale, route, own));
  const { state, beganAt, expiresAt } = loaded.value;
  if (!isAt(state, steps)) redirect(statePath(locale, route, state));
  return { locale, route, state, beganAt, expiresAt, now: portal().ports.clock.now() };
}

/** A change that is over leads to its case; one that took too long, to the page that says so; one of another's, to the beginning. */
async function pathWithoutFlow(locale: Locale, route: ChangeRoute, own: OwnFlow | null): Promise<string> {
  const found = own === null ? null : await portal().ports.mobileChanges.find(own.flowId);
  if (own === null || found === null || !belongsTo(found.state, own.session)) return changeBeginPath(locale, route);
  if (found.state.step === "done") return casePath(locale, found.state.caseNumber);
  return changePath(locale, route, "expired");
}

function isAt<Name extends Step>(state: MobileChangeState, steps: readonly Name[]): state is At<Name> {
  return steps.some((step) => step === state.step);
}

/** The account of a change that was authenticated, and why its number cannot be changed now, if so. */
export async function readStanding(
  applicant: Applicant,
): Promise<{ readonly account: Account; readonly barred: StandingRefusal | null }> {
  const { accounts } = portal().ports;
  const account = await accounts.find(applicant.accountId);
  if (account === null) throw new Error("a change belongs to an account");
  const standing = await loadStanding(portal().ports, account, applicant);
  return { account, barred: standing.ok ? null : standing.refusal };
}
