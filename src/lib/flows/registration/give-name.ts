import type { RegistrationRefusal } from "#lib/domain/registration/refusal.ts";
import type { RegistrationState } from "#lib/domain/registration/state.ts";
import { accept, type Result } from "#lib/domain/result.ts";
import { finishRegistration } from "./finish-registration.ts";
import type { RegistrationPorts } from "./registration-ports.ts";
import { takeStep } from "./take-step.ts";

/** Takes another full name in the place of one that the registry did not agree with, and finishes the registration. The number stays proved. */
export async function giveName(
  ports: RegistrationPorts,
  flowId: string | null,
  fullName: string,
): Promise<Result<RegistrationState, RegistrationRefusal>> {
  const taken = await takeStep(ports, flowId, () => accept({ type: "name_given", fullName }));
  return taken.ok ? finishRegistration(ports, flowId) : taken;
}
