import type { RegistrationRefusal } from "#lib/domain/registration/refusal.ts";
import type { GivenIdentity, RegistrationState } from "#lib/domain/registration/state.ts";
import { accept, type Result } from "#lib/domain/result.ts";
import type { RegistrationPorts } from "./registration-ports.ts";
import { takeStep } from "./take-step.ts";

/** Takes id, number and e-mail, for the first time or corrected. Nobody is asked about them before the number is proved. */
export async function giveIdentity(
  ports: Pick<RegistrationPorts, "clock" | "registrations">,
  flowId: string | null,
  identity: GivenIdentity,
): Promise<Result<RegistrationState, RegistrationRefusal>> {
  return takeStep(ports, flowId, () => accept({ type: "identity_given", identity }));
}
