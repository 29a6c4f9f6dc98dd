import type { RecoveryFlowRefusal } from "#lib/domain/recovery/refusal.ts";
import type { RecoveryAt, RecoveryState } from "#lib/domain/recovery/state.ts";
import type { Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import type { FoundFlow } from "#lib/ports/flow-store.ts";
import type { OwnRecovery, RecoveryPorts } from "./recovery-ports.ts";

/** How long a person has for a recovery; it may be prolonged. What waits for days is a case, not a flow. */
export const RECOVERY_LIFETIME_MS = 30 * 60 * 1000;

/** The state of a recovery, for the page that shows it and the act that moves it. */
export type FoundRecovery = FoundFlow<RecoveryState>;

/** A recovery whose person has proved a number of their own. */
export type OwnedRecovery = FoundFlow<RecoveryAt<"owner_proved">>;

/** This browser's recovery. Refuses one that is missing or expired. */
export async function loadRecovery(
  ports: Pick<RecoveryPorts, "clock" | "recoveries">,
  own: Pick<OwnRecovery, "flowId">,
): Promise<Result<FoundRecovery, RecoveryFlowRefusal>> {
  const found = await ports.recoveries.find(own.flowId);
  if (found === null) return refuse({ code: "recovery_missing" });
  if (ports.clock.now() >= found.expiresAt) return refuse({ code: "recovery_expired" });
  return accept(found);
}

/** This browser's recovery once its person has proved a number of their own; at every other step, `step_passed`. */
export async function loadOwned(
  ports: Pick<RecoveryPorts, "clock" | "recoveries">,
  own: Pick<OwnRecovery, "flowId">,
): Promise<Result<OwnedRecovery, RecoveryFlowRefusal | { readonly code: "step_passed" }>> {
  const found = await loadRecovery(ports, own);
  if (!found.ok) return found;
  const { state } = found.value;
  return state.step === "owner_proved" ? accept({ ...found.value, state }) : refuse({ code: "step_passed" });
}
