import "server-only";
import { redirect } from "next/navigation";
import type { Account } from "#lib/domain/account/account.ts";
import { isOwnedBy } from "#lib/domain/account-change/owner.ts";
import { type GuardRefusal, guardOfChange } from "#lib/domain/mobile-change/guarded-period.ts";
import type { Instant, Result } from "#lib/domain/result.ts";
import type { OwnChange } from "#lib/flows/account-change/change-ports.ts";
import { loadAccountChange } from "#lib/flows/account-change/load-account-change.ts";
import { currentVisit } from "#lib/http/visit.ts";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { portal } from "#lib/portal.ts";
import { readFlowId } from "#lib/session/flow-cookie.ts";
import { requireAccount } from "#lib/session/require-account.ts";
import { passwordBeginPath, passwordDonePath, passwordExpiredPath, passwordPath } from "./paths.ts";

/** This browser's change of the password, for the act that moves it, and whose it is; the change is `null` without one. */
export async function ownPasswordChange(
  locale: Locale,
): Promise<{ readonly own: OwnChange | null; readonly account: Account }> {
  const { account, session } = await requireAccount(locale, passwordPath(locale));
  const [flowId, visit] = await Promise.all([readFlowId("password-change"), currentVisit()]);
  const own = flowId === null ? null : { flowId, visit, session: { accountId: account.id, sid: session.sid } };
  return { own, account };
}

/** The open change as its page sees it: until when the account is guarded after it, or why nothing is changed now. */
export type PasswordView = {
  readonly locale: Locale;
  readonly account: Account;
  readonly guard: Result<Instant | null, GuardRefusal>;
  readonly now: Instant;
  readonly beganAt: Instant;
  readonly expiresAt: Instant;
};

/** Reads this browser's open change; without one the person is led to where they are. */
export async function readPasswordChange(): Promise<PasswordView> {
  const locale = await currentLocale();
  const { own, account } = await ownPasswordChange(locale);
  const { ports } = portal();
  const found =
    own === null ? null : await loadAccountChange({ store: ports.passwordChanges, clock: ports.clock }, own);
  if (found === null) redirect(passwordBeginPath(locale));
  if (!found.ok) {
    redirect(found.refusal.code === "change_flow_expired" ? passwordExpiredPath(locale) : passwordBeginPath(locale));
  }
  const { state, beganAt, expiresAt } = found.value;
  if (state.step !== "password_open") redirect(passwordDonePath(locale));
  const now = ports.clock.now();
  const { methods } = state.owner;
  const factors = await ports.factors.list(account.id);
  const guard = guardOfChange({ account, methods, factors, act: "replace", now });
  return { locale, account, guard, now, beganAt, expiresAt };
}

/** Whose change it is that this browser has made; who has made none is led to its beginning. */
export async function readDonePasswordChange(): Promise<{ readonly locale: Locale; readonly account: Account }> {
  const locale = await currentLocale();
  const { own, account } = await ownPasswordChange(locale);
  const found = own === null ? null : await portal().ports.passwordChanges.find(own.flowId);
  const isDone = found?.state.step === "password_changed" && own !== null && isOwnedBy(found.state.owner, own.session);
  return isDone ? { locale, account } : redirect(passwordBeginPath(locale));
}
