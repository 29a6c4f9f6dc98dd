import { advance } from "#lib/domain/recovery/machine.ts";
import { nextTask } from "#lib/domain/recovery/next-task.ts";
import type { RecoveryRefusal } from "#lib/domain/recovery/refusal.ts";
import type { RecoveryAt } from "#lib/domain/recovery/state.ts";
import type { Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import { NO_EFFECTS } from "#lib/ports/effects.ts";
import { type ActRefusal, act } from "./act.ts";
import { loadForecast } from "./load-forecast.ts";
import { loadOwned, loadRecovery } from "./load-recovery.ts";
import type { OwnRecovery, RecoveryPorts } from "./recovery-ports.ts";
import { weighShown } from "./weigh-shown.ts";

const MAX_RACES = 8;

/** Why a confirmed recovery comes to nothing for now. */
export type ConfirmRefusal = RecoveryRefusal | ActRefusal;

/**
 * The person's last word: does what they came for, once everything that is asked for was shown. Whoever confirms again gets the same
 * outcome, and it is done once. `toldWaitMs` is the wait that the page told; `null` where it told none.
 */
export async function confirmRecovery(
  ports: RecoveryPorts,
  own: OwnRecovery,
  toldWaitMs: number | null = null,
): Promise<Result<null, ConfirmRefusal>> {
  for (let race = 0; race < MAX_RACES; race += 1) {
    const outcome = await confirmOnce(ports, own, toldWaitMs);
    if (outcome !== "another_was_first") return outcome;
  }
  return refuse({ code: "busy" });
}

async function confirmOnce(
  ports: RecoveryPorts,
  own: OwnRecovery,
  toldWaitMs: number | null,
): Promise<Result<null, ConfirmRefusal> | "another_was_first"> {
  const found = await loadRecovery(ports, own);
  if (!found.ok) return found;
  const { state, version } = found.value;
  if (state.step === "done") return accept(null);
  if (state.step !== "owner_proved" || nextTask(state, ports.policy.waits) !== "review") {
    return refuse({ code: "step_passed" });
  }
  const kept = await keepsWord(ports, state, toldWaitMs);
  if (!kept.ok) return kept;
  const done = await act(ports, own, { ...found.value, state });
  if (!done.ok) return lookAgain(ports, own, done.refusal);
  const { effects, ...outcome } = done.value;
  const next = advance(state, { type: "finished", outcome }, ports.clock.now());
  if (!next.verdict.ok) return next.verdict;
  const stored = await ports.recoveries.replace({ id: own.flowId, version, state: next.state }, effects);
  if (stored && effects !== NO_EFFECTS) ports.jobs.nudge();
  return stored ? accept(null) : "another_was_first";
}

/** A change of number waits no longer than its page said; else the page says the new wait, and the person decides anew. */
async function keepsWord(
  ports: RecoveryPorts,
  state: RecoveryAt<"owner_proved">,
  toldWaitMs: number | null,
): Promise<Result<null, ConfirmRefusal>> {
  if (state.aim.kind !== "change_number" || toldWaitMs === null) return accept(null);
  const forecast = await loadForecast(ports, state);
  if (!forecast.ok || forecast.value.waitMs <= toldWaitMs) return accept(null);
  return refuse({ code: "wait_grew", waitMs: forecast.value.waitMs });
}

/** Too little evidence may mean that something stopped counting since it was shown: then the person is asked for something else. */
async function lookAgain(
  ports: RecoveryPorts,
  own: OwnRecovery,
  refusal: ActRefusal,
): Promise<Result<null, ConfirmRefusal>> {
  if (refusal.code !== "evidence_insufficient") return refuse(refusal);
  await weighShown(ports, own);
  const found = await loadOwned(ports, own);
  const isOpen = found.ok && nextTask(found.value.state, ports.policy.waits) !== "review";
  return isOpen ? refuse({ code: "step_passed" }) : refuse(refusal);
}
