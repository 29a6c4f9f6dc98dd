import { advance } from "#lib/domain/recovery/machine.ts";
import { nextTask } from "#lib/domain/recovery/next-task.ts";
import type { RecoveryRefusal } from "#lib/domain/recovery/refusal.ts";
import type { Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import { NO_EFFECTS } from "#lib/ports/effects.ts";
import { type ActRefusal, act } from "./act.ts";
import { loadRecovery } from "./load-recovery.ts";
import type { OwnRecovery, RecoveryPorts } from "./recovery-ports.ts";

const MAX_RACES = 8;

/** Why a confirmed recovery comes to nothing for now. */
export type ConfirmRefusal = RecoveryRefusal | ActRefusal;

/**
 * The person's last word: does what they came for, once everything that is asked for was shown. Whoever confirms again gets the same
 * outcome, and it is done once.
 */
export async function confirmRecovery(ports: RecoveryPorts, own: OwnRecovery): Promise<Result<null, ConfirmRefusal>> {
  for (let race = 0; race < MAX_RACES; race += 1) {
    const outcome = await confirmOnce(ports, own);
    if (outcome !== "another_was_first") return outcome;
  }
  return refuse({ code: "busy" });
}

async function confirmOnce(
  ports: RecoveryPorts,
  own: OwnRecovery,
): Promise<Result<null, ConfirmRefusal> | "another_was_first"> {
  const found = await loadRecovery(ports, own);
  if (!found.ok) return found;
  const { state, version } = found.value;
  if (state.step === "done") return accept(null);
  if (state.step !== "owner_proved" || nextTask(state, ports.policy.waits) !== "review") {
    return refuse({ code: "step_passed" });
  }
  const done = await act(ports, own, { ...found.value, state });
  if (!done.ok) return done;
  const { effects, ...outcome } = done.value;
  const next = advance(state, { type: "finished", outcome }, ports.clock.now());
  if (!next.verdict.ok) return next.verdict;
  const stored = await ports.recoveries.replace({ id: own.flowId, version, state: next.state }, effects);
  if (stored && effects !== NO_EFFECTS) ports.jobs.nudge();
  return stored ? accept(null) : "another_was_first";
}
