import type { RegistrationRefusal } from "#lib/domain/registration/refusal.ts";
import type { RegistrationState } from "#lib/domain/registration/state.ts";
import type { Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import type { FoundFlow } from "#lib/ports/flow-store.ts";
import type { RegistrationPorts } from "./registration-ports.ts";

/** A live registration, and the id by which its writes name it. */
export type LiveRegistration = FoundFlow<RegistrationState> & { readonly id: string };

/** The registration of this browser while its time lasts; none, an unknown and an expired one are all `registration_expired`. */
export async function loadRegistration(
  ports: Pick<RegistrationPorts, "clock" | "registrations">,
  flowId: string | null,
): Promise<Result<LiveRegistration, RegistrationRefusal>> {
  if (flowId === null) return refuse({ code: "registration_expired" });
  const found = await ports.registrations.find(flowId);
  if (found === null || ports.clock.now() >= found.expiresAt) return refuse({ code: "registration_expired" });
  return accept({ ...found, id: flowId });
}
