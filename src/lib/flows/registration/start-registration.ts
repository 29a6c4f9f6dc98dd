import { REGISTRATION_LIFETIME_MS, type ReturnTo, registrationStart } from "#lib/domain/registration/state.ts";
import { loadRegistration } from "./load-registration.ts";
import type { RegistrationPorts } from "./registration-ports.ts";

type StartPorts = Pick<RegistrationPorts, "chance" | "clock" | "registrations">;

/**
 * Starts a registration and answers its flow id, to be bound to this browser. `returnTo` is the government site's request that it began
 * from; the person returns there signed in.
 */
export async function startRegistration(
  ports: StartPorts,
  { returnTo }: { readonly returnTo: ReturnTo | null },
): Promise<string> {
  const flowId = ports.chance.token();
  const now = ports.clock.now();
  const times = { now, expiresAt: now + REGISTRATION_LIFETIME_MS };
  await ports.registrations.begin(flowId, registrationStart(returnTo), times);
  return flowId;
}

/**
 * Starts afresh in a browser that may be in a registration already: nothing typed there is shown again, since the next person may be
 * someone else, but the way back to the government site is kept.
 */
export async function startAfresh(ports: StartPorts, earlierFlowId: string | null): Promise<string> {
  const earlier = await loadRegistration(ports, earlierFlowId);
  return startRegistration(ports, { returnTo: earlier.ok ? earlier.value.state.returnTo : null });
}
