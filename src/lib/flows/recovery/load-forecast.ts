import type { Decision } from "#lib/domain/mobile-change/policy.ts";
import type { MobileChangeRefusal } from "#lib/domain/mobile-change/refusal.ts";
import type { Applicant } from "#lib/domain/mobile-change/state.ts";
import type { RecoveryAt } from "#lib/domain/recovery/state.ts";
import type { Instant, Result } from "#lib/domain/result.ts";
import { accept } from "#lib/domain/result.ts";
import { assess } from "../mobile-change/assess.ts";
import type { ChangePorts } from "../mobile-change/change-ports.ts";
import { shownEvidence } from "./shown-evidence.ts";

/** Who asks for a change of number by this recovery, and what they have shown for it. */
export function applicantOf(state: RecoveryAt<"owner_proved">, now: Instant): Applicant {
  const { provedNumber: _, ...shown } = shownEvidence(state, now);
  return { ...shown, language: state.owner.language, route: "recovery", sid: null };
}

/** What would be decided if the change of number were confirmed now: everything read afresh, nothing written. */
export async function loadForecast(
  ports: ChangePorts,
  state: RecoveryAt<"owner_proved">,
): Promise<Result<Decision, MobileChangeRefusal>> {
  const assessed = await assess(ports, { applicant: applicantOf(state, ports.clock.now()), wish: state.wish });
  return assessed.ok ? accept(assessed.value.decision) : assessed;
}
