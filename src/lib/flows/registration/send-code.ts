import { challengeOf } from "#lib/domain/challenge.ts";
import type { OutgoingMessage } from "#lib/domain/outgoing-message.ts";
import { advance } from "#lib/domain/registration/machine.ts";
import type { RegistrationRefusal } from "#lib/domain/registration/refusal.ts";
import type { RegistrationAt, RegistrationState } from "#lib/domain/registration/state.ts";
import { accept, type Result, refuse } from "#lib/domain/result.ts";
import type { Visit } from "#lib/domain/visit.ts";
import { type Effects, NO_EFFECTS } from "#lib/ports/effects.ts";
import { codeMessageId, hashOneTimeCode, isCodeOnItsWay } from "../one-time-code.ts";
import { type LiveRegistration, loadRegistration } from "./load-registration.ts";
import type { RegistrationPorts } from "./registration-ports.ts";

/** A browser that asks for the activation code. */
export type CodeAsked = { readonly flowId: string | null; readonly visit: Visit };

type SendPorts = Pick<RegistrationPorts, "chance" | "clock" | "codeAllowance" | "hash" | "jobs" | "registrations">;
type Reviewed = RegistrationAt<"details_given" | "code_sent">;

const MAX_RACES = 20;

/**
 * Sends a code to the typed number, whatever exists under it or under the id: the code first counts against the number's allowance, then
 * the state and the message are written together. Within a minute of the last code for this number none is sent.
 */
export async function sendCode(
  ports: SendPorts,
  asked: CodeAsked,
  type: "answers_confirmed" | "code_asked_again",
): Promise<Result<RegistrationState, RegistrationRefusal>> {
  for (let race = 0; race < MAX_RACES; race += 1) {
    const found = await loadRegistration(ports, asked.flowId);
    if (!found.ok) return found;
    const sent = await trySend(ports, found.value, { visit: asked.visit, type });
    if (sent !== null) return sent;
  }
  return refuse({ code: "busy" });
}

/** One try; `null` when another request was first. */
async function trySend(
  ports: SendPorts,
  { id, state, version }: LiveRegistration,
  { visit, type }: { readonly visit: Visit; readonly type: "answers_confirmed" | "code_asked_again" },
): Promise<Result<RegistrationState, RegistrationRefusal> | null> {
  if (state.step !== "details_given" && state.step !== "code_sent") return refuse({ code: "step_passed" });
  const { code, codeHash } = drawCode(ports, id, state);
  const next = advance(state, { type, codeHash }, ports.clock.now());
  if (!next.verdict.ok) return next.verdict;
  const live = challengeOf(state.challenges, state.identity.mobile)?.code;
  if (type === "code_asked_again" && (await isCodeOnItsWay(ports, live))) return refuse({ code: "code_on_its_way" });
  const message = codeMessage(ports, state, { code, codeHash });
  const effects = await effectsOf(ports, { visit, state, message, isNew: carries(next.state, codeHash) });
  if (!effects.ok) return effects;
  if (!(await ports.registrations.replace({ id, version, state: next.state }, effects.value))) return null;
  ports.jobs.nudge();
  return accept(next.state);
}

type Sending = {
  readonly visit: Visit;
  readonly state: Reviewed;
  readonly message: OutgoingMessage;
  readonly isNew: boolean;
};

/** The message of a new code, once the number's allowance has it; nothing when the code that was sent before goes on. */
async function effectsOf(
  ports: SendPorts,
  { visit, state, message, isNew }: Sending,
): Promise<Result<Effects, RegistrationRefusal>> {
  if (!isNew) return accept(NO_EFFECTS);
  const allowed = await takeAllowance(ports, { visit, messageId: message.id }, state);
  return allowed.ok ? accept({ messages: [message], audit: [] }) : allowed;
}

function drawCode(ports: SendPorts, flowId: string, { identity }: Reviewed) {
  const code = ports.chance.sixDigits();
  const bound = { purpose: "registration", flowId, number: identity.mobile, code } as const;
  return { code, codeHash: hashOneTimeCode(ports.hash, bound) };
}

function carries(state: RegistrationState, codeHash: string): boolean {
  if (state.step !== "code_sent") return false;
  return challengeOf(state.challenges, state.identity.mobile)?.code.codeHash === codeHash;
}

async function takeAllowance(
  ports: SendPorts,
  { visit, messageId }: { readonly visit: Visit; readonly messageId: string },
  { identity }: Reviewed,
): Promise<Result<null, RegistrationRefusal>> {
  const request = { purpose: "registration", number: identity.mobile, network: visit.network, messageId } as const;
  const allowance = await ports.codeAllowance.take({ ...request, now: ports.clock.now() });
  return allowance.taken ? accept(null) : refuse({ code: "code_allowance_spent", waitSeconds: allowance.waitSeconds });
}

function codeMessage(
  ports: SendPorts,
  { identity, details }: Reviewed,
  { code, codeHash }: { readonly code: string; readonly codeHash: string },
): OutgoingMessage {
  return {
    id: codeMessageId(ports.hash, codeHash),
    recipient: { channel: "sms", to: identity.mobile },
    language: details.language,
    content: { template: "registration_code", code },
  };
}
