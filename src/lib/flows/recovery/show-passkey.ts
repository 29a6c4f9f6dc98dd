import type { ShownAnswer } from "#lib/domain/factors/passkey-answer.ts";
import type { RecoveryRefusal } from "#lib/domain/recovery/refusal.ts";
import type { Result } from "#lib/domain/result.ts";
import { provePasskey } from "../factors/prove-passkey.ts";
import { passkeyPlace } from "./load-passkey-place.ts";
import { loadOwned } from "./load-recovery.ts";
import { traceRefusal } from "./proof-trail.ts";
import { recordProof } from "./record-proof.ts";
import type { OwnRecovery, RecoveryPorts } from "./recovery-ports.ts";

/**
 * Takes a passkey of the account, and remembers which: one that was added lately does not count, whatever else is enrolled. One of another account
 * is refused like any that is wrong.
 */
export async function showPasskey(
  ports: RecoveryPorts,
  own: OwnRecovery,
  answer: ShownAnswer,
): Promise<Result<null, RecoveryRefusal>> {
  const loaded = await loadOwned(ports, own);
  if (!loaded.ok) return loaded;
  const { accountId } = loaded.value.state.owner;
  const proved = await provePasskey(ports, { ...passkeyPlace(own), answer, accountId });
  if (proved.ok) return recordProof(ports, own, { proof: "passkey", factorId: proved.value.id });
  if (proved.refusal.code === "passkey_not_accepted")
    await traceRefusal(ports, own, { state: loaded.value.state, proof: "passkey" });
  return proved;
}
