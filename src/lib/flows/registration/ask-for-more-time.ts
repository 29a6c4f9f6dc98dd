import type { RegistrationRefusal } from "#lib/domain/registration/refusal.ts";
import type { Instant, Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import { extendedEnd } from "#lib/domain/time-limit.ts";
import { loadRegistration } from "./load-registration.ts";
import type { RegistrationPorts } from "./registration-ports.ts";

/** Puts the end of this browser's registration off; answers the new end. Its state and version stay, so no other request is disturbed. */
export async function askForMoreTime(
  ports: Pick<RegistrationPorts, "clock" | "registrations">,
  flowId: string | null,
): Promise<Result<Instant, RegistrationRefusal>> {
  const found = await loadRegistration(ports, flowId);
  if (!found.ok) return found;
  const now = ports.clock.now();
  const until = extendedEnd(found.value, now);
  if (!until.ok)
    return until.refusal.code === "time_over" ? refuse({ code: "registration_expired" }) : refuse(until.refusal);
  await ports.registrations.prolong(found.value.id, { now, until: until.value });
  return accept(until.value);
}
