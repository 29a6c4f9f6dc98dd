import type { RecoveryAim } from "#lib/domain/recovery/aim.ts";
import type { Belonging } from "#lib/domain/recovery/belongings.ts";
import { recoveryStart } from "#lib/domain/recovery/machine.ts";
import { RECOVERY_LIFETIME_MS } from "./load-recovery.ts";
import type { RecoveryPorts } from "./recovery-ports.ts";

/** Begins a recovery and answers the new flow's id, for the browser to keep. Nothing is looked up for it. */
export async function beginRecovery(
  ports: Pick<RecoveryPorts, "chance" | "clock" | "recoveries">,
  aim: RecoveryAim,
  belongings: readonly Belonging[],
): Promise<string> {
  const id = ports.chance.token();
  const now = ports.clock.now();
  await ports.recoveries.begin(id, recoveryStart(aim, belongings), { now, expiresAt: now + RECOVERY_LIFETIME_MS });
  return id;
}
