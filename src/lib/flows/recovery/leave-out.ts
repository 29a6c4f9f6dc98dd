import type { RecoveryProof } from "#lib/domain/recovery/belongings.ts";
import { advance, type RecoveryEvent } from "#lib/domain/recovery/machine.ts";
import type { RecoveryRefusal } from "#lib/domain/recovery/refusal.ts";
import type { Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import { NO_EFFECTS } from "#lib/ports/effects.ts";
import { loadOwned } from "./load-recovery.ts";
import type { OwnRecovery, RecoveryPorts } from "./recovery-ports.ts";

/** "I cannot show this": it is not asked for any more, and the way on may take longer. */
export function withholdProof(
  ports: RecoveryPorts,
  own: OwnRecovery,
  proof: RecoveryProof,
): Promise<Result<null, RecoveryRefusal>> {
  return move(ports, own, { type: "proof_withheld", proof });
}

/** Goes on with the number alone, where the new e-mail cannot be proved after all. */
export function leaveEmailOut(ports: RecoveryPorts, own: OwnRecovery): Promise<Result<null, RecoveryRefusal>> {
  return move(ports, own, { type: "email_left_out" });
}

async function move(
  ports: RecoveryPorts,
  own: OwnRecovery,
  event: RecoveryEvent,
): Promise<Result<null, RecoveryRefusal>> {
  const loaded = await loadOwned(ports, own);
  if (!loaded.ok) return loaded;
  const { state, version } = loaded.value;
  const next = advance(state, event, ports.clock.now());
  if (!next.verdict.ok) return next.verdict;
  const stored = await ports.recoveries.replace({ id: own.flowId, version, state: next.state }, NO_EFFECTS);
  return stored ? accept(null) : refuse({ code: "busy" });
}
