import "server-only";
import { redirect } from "next/navigation";
import type { Account } from "#lib/domain/account/account.ts";
import type { EnrolledKind, EnrolmentState } from "#lib/domain/factors/enrolment-machine.ts";
import type { Factor } from "#lib/domain/factors/factor.ts";
import { guardOfChange, secondChangeBarredUntil } from "#lib/domain/mobile-change/guarded-period.ts";
import type { Instant } from "#lib/domain/result.ts";
import type { OwnEnrolment } from "#lib/flows/factors/enrolment-ports.ts";
import { loadEnrolment } from "#lib/flows/factors/load-enrolment.ts";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { portal } from "#lib/portal.ts";
import { type FlowKind, readFlowId } from "#lib/session/flow-cookie.ts";
import { requireAccount } from "#lib/session/require-account.ts";
import { enrolmentBeginPath, enrolmentPath, securityPath } from "./paths.ts";

/** The cookie in which each kind's enrolment is carried. */
export const COOKIE_OF: Readonly<Record<EnrolledKind, FlowKind>> = {
  totp: "app-enrolment",
  recovery_code: "code-enrolment",
};

/** What an account has enrolled, and until when nothing of it is replaced or removed. */
export type SecurityView = { readonly factors: readonly Factor[]; readonly guardedUntil: Instant | null };

/** Reads what the security page lists. */
export async function readSecurityPage(account: Account): Promise<SecurityView> {
  const { clock, factors } = portal().ports;
  const guardedUntil = secondChangeBarredUntil(account, clock.now());
  return { factors: await factors.list(account.id), guardedUntil };
}

/** This browser's enrolment of a kind, for the act that moves it; `null` without one. */
export async function ownEnrolment(locale: Locale, kind: EnrolledKind): Promise<OwnEnrolment | null> {
  const { account, session } = await requireAccount(locale, enrolmentPath(locale, kind));
  const flowId = await readFlowId(COOKIE_OF[kind]);
  return flowId === null ? null : { flowId, accountId: account.id, sid: session.sid };
}

/** An enrolment as its page sees it. */
export type EnrolmentView = {
  readonly locale: Locale;
  readonly account: Account;
  readonly state: EnrolmentState;
  readonly now: Instant;
  readonly beganAt: Instant;
  readonly expiresAt: Instant;
};

/** Reads this browser's enrolment of a kind; without one the person is led to the beginning. */
export async function readEnrolment(kind: EnrolledKind): Promise<EnrolmentView> {
  const locale = await currentLocale();
  const { account } = await requireAccount(locale, enrolmentPath(locale, kind));
  const own = await ownEnrolment(locale, kind);
  const found = own === null ? null : await loadEnrolment(portal().ports, own);
  if (found === null) redirect(enrolmentBeginPath(locale, kind));
  const { state, beganAt, expiresAt } = found;
  return { locale, account, state, beganAt, expiresAt, now: portal().ports.clock.now() };
}

/** What replacing or removing brings with it: nothing to replace, no guarded period, or one; refused while the account is guarded. */
export type Consequence = "none" | "unguarded" | "guarded" | "refused";

/** Reads it for a change after a sign-in by these methods. */
export async function readConsequence(
  { account, methods }: { readonly account: Account; readonly methods: readonly string[] },
  kind: EnrolledKind,
): Promise<Consequence> {
  const { clock, factors } = portal().ports;
  const listed = await factors.list(account.id);
  if (!listed.some((factor) => factor.kind === kind)) return "none";
  const guard = guardOfChange({ account, methods, factors: listed, act: "replace", now: clock.now() });
  if (!guard.ok) return "refused";
  return guard.value === null ? "unguarded" : "guarded";
}

/** Where somebody goes who has nothing to do on a page. */
export const toSecurity = (locale: Locale): never => redirect(securityPath(locale));
