import type { RecoveryProof } from "#lib/domain/recovery/belongings.ts";
import type { Channel } from "#lib/domain/recovery/state.ts";
import type { Effects } from "#lib/ports/effects.ts";
import { writeAlong } from "../write-along.ts";
import type { OwnedRecovery } from "./load-recovery.ts";
import type { OwnRecovery, RecoveryPorts } from "./recovery-ports.ts";

type Owned = OwnedRecovery["state"];
type Proof = RecoveryProof | Channel;

/** What is written of evidence: which it was, what for, and whether it was right; never what was typed. */
export function proofTrail(
  { clock }: Pick<RecoveryPorts, "clock">,
  { aim, owner }: Owned,
  { proof, verdict }: { readonly proof: Proof; readonly verdict: "shown" | "refused" },
): Effects {
  const details = { proof, aim: aim.kind };
  return {
    messages: [],
    audit: [{ event: `recovery.proof_${verdict}`, accountId: owner.accountId, at: clock.now(), details }],
  };
}

/** Leaves a line of evidence that was wrong, so that who guesses at somebody's is seen. */
export function traceRefusal(
  ports: Pick<RecoveryPorts, "clock" | "recoveries">,
  { flowId }: Pick<OwnRecovery, "flowId">,
  tried: { readonly state: Owned; readonly proof: Proof },
): Promise<void> {
  const { state, proof } = tried;
  return writeAlong(ports.recoveries, flowId, proofTrail(ports, state, { proof, verdict: "refused" }));
}
