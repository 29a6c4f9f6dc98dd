import "server-only";
import { redirect } from "next/navigation";
import type { PasskeyRequest } from "#lib/domain/factors/passkey-options.ts";
import type { PasswordContext } from "#lib/domain/password-own-data.ts";
import type { RecoveryAim } from "#lib/domain/recovery/aim.ts";
import { nextTask, type RecoveryTask } from "#lib/domain/recovery/next-task.ts";
import type { RecoveryAt, RecoveryState } from "#lib/domain/recovery/state.ts";
import type { Instant } from "#lib/domain/result.ts";
import { requestPasskey } from "#lib/flows/factors/load-passkey-request.ts";
import { passkeyPlace } from "#lib/flows/recovery/load-passkey-place.ts";
import { loadRecovery } from "#lib/flows/recovery/load-recovery.ts";
import type { OwnRecovery } from "#lib/flows/recovery/recovery-ports.ts";
import { currentVisit } from "#lib/http/visit.ts";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { portal } from "#lib/portal.ts";
import { readFlowId } from "#lib/session/flow-cookie.ts";
import { recoveryPath, recoveryStartPath, statePath } from "./paths.ts";

type Step = RecoveryState["step"];

/** This browser's recovery as a page sees it. */
export type RecoveryView<State extends RecoveryState = RecoveryState> = {
  readonly locale: Locale;
  readonly state: State;
  readonly now: Instant;
  readonly beganAt: Instant;
  readonly expiresAt: Instant;
};

/** Whose request this is, or `null` without a flow. */
export async function ownRecovery(locale: Locale): Promise<OwnRecovery | null> {
  const [flowId, visit] = await Promise.all([readFlowId("recovery"), currentVisit()]);
  return flowId === null ? null : { flowId, visit, language: locale };
}

/** This browser's recovery at one of the steps that a page is for; at every other step the person is led to where they are. */
export async function readRecoveryAt<Name extends Step>(
  ...steps: readonly Name[]
): Promise<RecoveryView<RecoveryAt<Name>>> {
  const locale = await currentLocale();
  const { clock, policy } = portal().ports;
  const own = await ownRecovery(locale);
  const loaded = own === null ? null : await loadRecovery(portal().ports, own);
  if (loaded === null) redirect(recoveryStartPath(locale));
  if (!loaded.ok) {
    const isOver = loaded.refusal.code === "recovery_expired";
    redirect(isOver ? recoveryPath(locale, "expired") : recoveryStartPath(locale));
  }
  const { state, beganAt, expiresAt } = loaded.value;
  if (!isAt(state, steps)) redirect(statePath(locale, state, policy.waits));
  return { locale, state, beganAt, expiresAt, now: clock.now() };
}

/** The recovery of who has proved a number of their own, while this task is the next, for one of these aims if any are named; otherwise the person is led to where they are. */
export async function readTask(
  task: RecoveryTask,
  ...aims: readonly RecoveryAim["kind"][]
): Promise<RecoveryView<RecoveryAt<"owner_proved">>> {
  const view = await readRecoveryAt("owner_proved");
  const { waits } = portal().ports.policy;
  const isHere = nextTask(view.state, waits) === task && (aims.length === 0 || aims.includes(view.state.aim.kind));
  if (!isHere) redirect(statePath(view.locale, view.state, waits));
  return view;
}

/** What the browser is to hand to an authenticator in this recovery. */
export async function readPasskeyRequest(): Promise<PasskeyRequest> {
  const flowId = await readFlowId("recovery");
  if (flowId === null) redirect(recoveryStartPath(await currentLocale()));
  return requestPasskey(portal().ports, passkeyPlace({ flowId }));
}

/** What the person themselves has typed so far and a new password must not be built from; nothing else of theirs goes to the browser. */
export function givenContext({ name, wish }: RecoveryAt<"owner_proved">): PasswordContext {
  return { mobile: wish.number, ...(name.kind === "national_id" && { nationalId: name.nationalId }) };
}

function isAt<Name extends Step>(state: RecoveryState, steps: readonly Name[]): state is RecoveryAt<Name> {
  return steps.some((step) => step === state.step);
}
