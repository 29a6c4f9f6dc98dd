import { advance } from "#lib/domain/recovery/machine.ts";
import type { RecoveryRefusal } from "#lib/domain/recovery/refusal.ts";
import type { ShownProof } from "#lib/domain/recovery/state.ts";
import type { Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import { loadOwned } from "./load-recovery.ts";
import { proofTrail } from "./proof-trail.ts";
import type { OwnRecovery, RecoveryPorts } from "./recovery-ports.ts";
import { weighShown } from "./weigh-shown.ts";

const MAX_RACES = 8;

/** Writes down that a proof was shown; a code that was used up for it is not lost to another request of the same browser. */
export async function recordProof(
  ports: RecoveryPorts,
  own: OwnRecovery,
  shown: Omit<ShownProof, "at">,
): Promise<Result<null, RecoveryRefusal>> {
  for (let race = 0; race < MAX_RACES; race += 1) {
    const found = await loadOwned(ports, own);
    if (!found.ok) return found;
    const { state, version } = found.value;
    const next = advance(state, { type: "proof_shown", ...shown }, ports.clock.now());
    if (!next.verdict.ok) return next.verdict;
    const trail = proofTrail(ports, state, { proof: shown.proof, verdict: "shown" });
    if (await ports.recoveries.replace({ id: own.flowId, version, state: next.state }, trail)) {
      await weighShown(ports, own);
      return accept(null);
    }
  }
  return refuse({ code: "busy" });
}
