import type { RecoveryRefusal } from "#lib/domain/recovery/refusal.ts";
import type { Instant, Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import { extendedEnd } from "#lib/domain/time-limit.ts";
import { loadRecovery } from "./load-recovery.ts";
import type { OwnRecovery, RecoveryPorts } from "./recovery-ports.ts";

/** Puts the end of this browser's recovery off; answers the new end. A code that is under way keeps its own five minutes. */
export async function askForMoreTime(
  ports: Pick<RecoveryPorts, "clock" | "recoveries">,
  own: Pick<OwnRecovery, "flowId">,
): Promise<Result<Instant, RecoveryRefusal>> {
  const found = await loadRecovery(ports, own);
  if (!found.ok) return found;
  const now = ports.clock.now();
  const until = extendedEnd(found.value, now);
  if (!until.ok)
    return until.refusal.code === "time_over" ? refuse({ code: "recovery_expired" }) : refuse(until.refusal);
  await ports.recoveries.prolong(own.flowId, { now, until: until.value });
  return accept(until.value);
}
