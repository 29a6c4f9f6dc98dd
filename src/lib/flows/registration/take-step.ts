import { advance, type RegistrationEvent } from "#lib/domain/registration/machine.ts";
import type { RegistrationRefusal } from "#lib/domain/registration/refusal.ts";
import type { RegistrationState } from "#lib/domain/registration/state.ts";
import type { Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import { NO_EFFECTS } from "#lib/ports/effects.ts";
import { type LiveRegistration, loadRegistration } from "./load-registration.ts";
import type { RegistrationPorts } from "./registration-ports.ts";

type StepPorts = Pick<RegistrationPorts, "clock" | "registrations">;

/** What happened, decided on the state as it stands: the event, or a refusal of the act. */
export type EventFor = (state: RegistrationState) => Result<RegistrationEvent, RegistrationRefusal>;

const MAX_RACES = 250;

/**
 * Applies one event by compare-and-set, again and again while other requests are first. A refused event that changed the state (a
 * counted guess) is stored as well. Answers the new state.
 */
export async function takeStep(
  ports: StepPorts,
  flowId: string | null,
  eventFor: EventFor,
): Promise<Result<RegistrationState, RegistrationRefusal>> {
  for (let race = 0; race < MAX_RACES; race += 1) {
    const found = await loadRegistration(ports, flowId);
    if (!found.ok) return found;
    const taken = await tryStep(ports, found.value, eventFor);
    if (taken !== null) return taken;
  }
  return refuse({ code: "busy" });
}

/** One try; `null` when another request was first. */
async function tryStep(
  ports: StepPorts,
  { id, state, version }: LiveRegistration,
  eventFor: EventFor,
): Promise<Result<RegistrationState, RegistrationRefusal> | null> {
  const event = eventFor(state);
  if (!event.ok) return event;
  const next = advance(state, event.value, ports.clock.now());
  if (!next.verdict.ok && next.state === state) return next.verdict;
  if (!(await ports.registrations.replace({ id, version, state: next.state }, NO_EFFECTS))) return null;
  return next.verdict.ok ? accept(next.state) : next.verdict;
}
