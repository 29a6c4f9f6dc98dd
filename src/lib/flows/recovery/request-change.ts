import { provedStart } from "#lib/domain/mobile-change/machine.ts";
import type { MobileChangeRefusal } from "#lib/domain/mobile-change/refusal.ts";
import type { Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import { proceed } from "../mobile-change/take-effect.ts";
import { applicantOf } from "./load-forecast.ts";
import type { OwnedRecovery } from "./load-recovery.ts";
import type { OwnRecovery, RecoveryPorts } from "./recovery-ports.ts";

/**
 * Hands what was proved over to a change of number, which decides by the policy, reads everything afresh and writes the case, and answers
 * the case's number. The change's flow is named after what was shown: confirming twice, at once or after a crash, is confirming once.
 */
export async function requestChange(
  ports: RecoveryPorts,
  own: OwnRecovery,
  found: OwnedRecovery,
): Promise<Result<string, MobileChangeRefusal>> {
  const { state, expiresAt } = found;
  const flowId = ports.hash.of("flow-id", JSON.stringify([own.flowId, state.wish, state.owner.shown]));
  const start = provedStart(applicantOf(state, ports.clock.now()), state.wish);
  await ports.mobileChanges.begin(flowId, start, { now: ports.clock.now(), expiresAt });
  const proceeded = await proceed(ports, { flowId, visit: own.visit, session: null });
  if (!proceeded.ok) return proceeded;
  const change = await ports.mobileChanges.find(flowId);
  return change?.state.step === "done" ? accept(change.state.caseNumber) : refuse({ code: "busy" });
}
