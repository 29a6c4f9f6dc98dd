import "server-only";
import { redirect } from "next/navigation";
import type { Account } from "#lib/domain/account/account.ts";
import type { EmailChangeState } from "#lib/domain/account-change/email-machine.ts";
import { isOwnedBy } from "#lib/domain/account-change/owner.ts";
import { guardOfChange } from "#lib/domain/mobile-change/guarded-period.ts";
import type { Instant } from "#lib/domain/result.ts";
import type { OwnChange } from "#lib/flows/account-change/change-ports.ts";
import { loadAccountChange } from "#lib/flows/account-change/load-account-change.ts";
import { currentVisit } from "#lib/http/visit.ts";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { portal } from "#lib/portal.ts";
import { readFlowId } from "#lib/session/flow-cookie.ts";
import { requireAccount } from "#lib/session/require-account.ts";
import { emailPath, emailStatePath } from "./paths.ts";

/** This browser's change of the e-mail, for the act that moves it, and whose it is; the change is `null` without one. */
export async function ownEmailChange(
  locale: Locale,
): Promise<{ readonly own: OwnChange | null; readonly account: Account }> {
  const { account, session } = await requireAccount(locale, emailPath(locale, "form"));
  const [flowId, visit] = await Promise.all([readFlowId("email-change"), currentVisit()]);
  const own = flowId === null ? null : { flowId, visit, session: { accountId: account.id, sid: session.sid } };
  return { own, account };
}

type Step = EmailChangeState["step"];
type At<Name extends Step> = Extract<EmailChangeState, { step: Name }>;

/** A change as its page sees it. */
export type EmailView<State extends EmailChangeState = EmailChangeState> = {
  readonly locale: Locale;
  readonly account: Account;
  readonly state: State;
  readonly now: Instant;
  readonly beganAt: Instant;
  readonly expiresAt: Instant;
};

/** Reads this browser's change at one of the steps that a page is for; at every other the person is led to where they are. */
export async function readEmailChangeAt<Name extends Step>(...steps: readonly Name[]): Promise<EmailView<At<Name>>> {
  const locale = await currentLocale();
  const { own, account } = await ownEmailChange(locale);
  const { ports } = portal();
  const found = own === null ? null : await loadAccountChange({ store: ports.emailChanges, clock: ports.clock }, own);
  if (found === null) redirect(emailPath(locale, "begin"));
  if (!found.ok) redirect(emailPath(locale, found.refusal.code === "change_flow_expired" ? "expired" : "begin"));
  const { state, beganAt, expiresAt } = found.value;
  if (!isAt(state, steps)) redirect(emailStatePath(locale, state));
  return { locale, account, state, beganAt, expiresAt, now: ports.clock.now() };
}

/** Until when replacing the e-mail would guard the account, or why none is replaced now. */
export async function readGuard({ account, state, now }: EmailView): Promise<ReturnType<typeof guardOfChange>> {
  const { methods } = state.owner;
  const factors = await portal().ports.factors.list(account.id);
  return guardOfChange({ account, methods, factors, act: "replace", now });
}

/** Where this browser's change stands, as an address. */
export async function whereNow(locale: Locale, own: OwnChange): Promise<string> {
  const found = await portal().ports.emailChanges.find(own.flowId);
  const isOwn = found !== null && isOwnedBy(found.state.owner, own.session);
  return isOwn ? emailStatePath(locale, found.state) : emailPath(locale, "begin");
}

function isAt<Name extends Step>(state: EmailChangeState, steps: readonly Name[]): state is At<Name> {
  return steps.some((step) => step === state.step);
}
