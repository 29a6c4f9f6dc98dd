import "server-only";
import { redirect } from "next/navigation";
import type { FreezeState } from "#lib/domain/freeze/freeze-machine.ts";
import type { Instant } from "#lib/domain/result.ts";
import type { OwnFreeze } from "#lib/flows/freeze/freeze-ports.ts";
import { loadFreeze } from "#lib/flows/freeze/load-freeze.ts";
import { currentVisit } from "#lib/http/visit.ts";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { portal } from "#lib/portal.ts";
import { readFlowId } from "#lib/session/flow-cookie.ts";
import { freezePath, frozenPath } from "../paths.ts";

/** Whose request this is, or `null` without a flow. */
export async function ownFreeze(locale: Locale): Promise<OwnFreeze | null> {
  const [flowId, visit] = await Promise.all([readFlowId("freeze"), currentVisit()]);
  return flowId === null ? null : { flowId, visit, language: locale };
}

type Open = Extract<FreezeState, { step: "code_sent" | "code_proved" }>;

/** A freeze by a code as its page sees it. */
export type FreezeView = {
  readonly locale: Locale;
  readonly state: Open;
  readonly now: Instant;
  readonly beganAt: Instant;
  readonly expiresAt: Instant;
};

/** Where this browser's freeze stands, as an address. */
export async function whereNow(locale: Locale): Promise<string> {
  const own = await ownFreeze(locale);
  const found = own === null ? null : await loadFreeze(portal().ports, own);
  if (found === null) return freezePath(locale, "code");
  if (!found.ok) return freezePath(locale, found.refusal.code === "freeze_flow_expired" ? "expired" : "code");
  const { state } = found.value;
  if (state.step === "frozen") return frozenPath(locale, state.until);
  return freezePath(locale, state.step === "code_asked" ? "code" : "enter");
}

/** Reads this browser's freeze while its code is to be typed, or was right; otherwise the person is led to where they are. */
export async function readFreezeCode(): Promise<FreezeView> {
  const locale = await currentLocale();
  const { ports } = portal();
  const own = await ownFreeze(locale);
  const found = own === null ? null : await loadFreeze(ports, own);
  if (found?.ok !== true) redirect(await whereNow(locale));
  const { state, beganAt, expiresAt } = found.value;
  if (state.step !== "code_sent" && state.step !== "code_proved") redirect(await whereNow(locale));
  return { locale, state, beganAt, expiresAt, now: ports.clock.now() };
}
