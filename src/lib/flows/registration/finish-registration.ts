import { advance, type RegistrationEvent } from "#lib/domain/registration/machine.ts";
import type { RegistrationRefusal } from "#lib/domain/registration/refusal.ts";
import type { RegistrationAt, RegistrationEnd, RegistrationState } from "#lib/domain/registration/state.ts";
import { accept, type Result, refuse } from "#lib/domain/result.ts";
import { type Effects, NO_EFFECTS } from "#lib/ports/effects.ts";
import { activationOf } from "./activation.ts";
import { askRegistries, type RegistriesVerdict } from "./ask-registries.ts";
import { loadRegistration } from "./load-registration.ts";
import type { RegistrationPorts } from "./registration-ports.ts";

/** A registration whose number is proved, as it was found. */
type Proved = { readonly id: string; readonly version: number; readonly state: RegistrationAt<"number_proved"> };

/** One try to finish: the state after it, a refusal, or `null` when another request was first and the registries are to be asked again. */
type Attempt = Result<RegistrationState, RegistrationRefusal> | null;

const MAX_RACES = 10;

/**
 * Asks the registries and activates the account, ends the registration with the reason, or asks for another name or username. Can be called
 * again and again: after a crash or while a registry is down the proved number is kept, and what has ended stays as it is.
 */
export async function finishRegistration(
  ports: RegistrationPorts,
  flowId: string | null,
): Promise<Result<RegistrationState, RegistrationRefusal>> {
  for (let race = 0; race < MAX_RACES; race += 1) {
    const found = await loadRegistration(ports, flowId);
    if (!found.ok) return found;
    const { id, state, version } = found.value;
    if (state.step !== "number_proved") return isBeyond(state) ? accept(state) : refuse({ code: "step_passed" });
    const attempt = await settle(ports, { id, version, state });
    if (attempt !== null) return attempt;
  }
  return refuse({ code: "busy" });
}

const isBeyond = ({ step }: RegistrationState): boolean =>
  step === "activated" || step === "refused" || step === "username_taken" || step === "name_differs";

async function settle(ports: RegistrationPorts, proved: Proved): Promise<Attempt> {
  const verdict = await askRegistries(ports, proved.state.identity);
  switch (verdict.kind) {
    case "unavailable":
      return refuse({ code: "registry_unavailable" });
    case "refused":
      return end(ports, proved, verdict.reason);
    case "name_differs":
      return askName(ports, proved);
    case "vouched":
      return activate(ports, proved, verdict);
  }
}

async function end(ports: RegistrationPorts, proved: Proved, reason: RegistrationEnd): Promise<Attempt> {
  const at = ports.clock.now();
  const audit = [{ event: "registration.refused", accountId: null, at, details: { reason } } as const];
  return write(ports, proved, { event: { type: "registration_refused", reason }, effects: { messages: [], audit } });
}

/** A name too many ends the registration, which the audit log is told as of every other end. */
async function askName(ports: RegistrationPorts, proved: Proved): Promise<Attempt> {
  const at = ports.clock.now();
  const differs = { event: "registration.name_differs", accountId: null, at, details: {} } as const;
  return write(ports, proved, {
    event: { type: "name_found_different" },
    effects: { messages: [], audit: [differs] },
  });
}

async function activate(
  ports: RegistrationPorts,
  proved: Proved,
  { vouched }: Extract<RegistriesVerdict, { kind: "vouched" }>,
): Promise<Attempt> {
  const activation = activationOf(ports, proved.state, vouched);
  const event: RegistrationEvent = { type: "account_activated", accountId: activation.account.id };
  const next = advance(proved.state, event, ports.clock.now());
  if (!next.verdict.ok) return next.verdict;
  const outcome = await ports.registrations.activate({ ...proved, next: next.state }, activation);
  if (outcome === "username_taken") {
    return write(ports, proved, { event: { type: "username_found_taken" }, effects: NO_EFFECTS });
  }
  if (outcome !== "done") return null;
  ports.jobs.nudge();
  return accept(next.state);
}

async function write(
  ports: RegistrationPorts,
  { id, version, state }: Proved,
  { event, effects }: { readonly event: RegistrationEvent; readonly effects: Effects },
): Promise<Attempt> {
  const next = advance(state, event, ports.clock.now());
  if (!next.verdict.ok) return next.verdict;
  return (await ports.registrations.replace({ id, version, state: next.state }, effects)) ? accept(next.state) : null;
}
