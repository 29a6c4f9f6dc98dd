import { advance, codeRecipient, codeUnderWay, type MobileChangeEvent } from "#lib/domain/mobile-change/machine.ts";
import type { MobileChangeRefusal } from "#lib/domain/mobile-change/refusal.ts";
import type { MobileChangeState } from "#lib/domain/mobile-change/state.ts";
import type { OutgoingMessage } from "#lib/domain/outgoing-message.ts";
import type { Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import { codeMessageId, hashOneTimeCode, isCodeOnItsWay } from "../one-time-code.ts";
import { takeAllowanceOf } from "../take-allowance.ts";
import type { ChangePorts, OwnFlow } from "./change-ports.ts";
import { type FoundChange, loadChange } from "./load-change.ts";

/** The person's "Confirm the change": sends a code to the new number, or goes on with one that was sent within the last minute. */
export function confirmChange(ports: ChangePorts, own: OwnFlow): Promise<Result<null, MobileChangeRefusal>> {
  return send(ports, own, "change_confirmed");
}

/** Sends another code to the number or e-mail that is being proved; its guesses are not refilled. Refuses within 60 s of the last one. */
export function resendCode(ports: ChangePorts, own: OwnFlow): Promise<Result<null, MobileChangeRefusal>> {
  return send(ports, own, "code_asked_again");
}

async function send(
  ports: ChangePorts,
  own: OwnFlow,
  type: "change_confirmed" | "code_asked_again",
): Promise<Result<null, MobileChangeRefusal>> {
  const loaded = await loadChange(ports, own);
  return loaded.ok ? sendBy(ports, { own, found: loaded.value }, type) : loaded;
}

/** Sends the code that an event asks for, with its allowance taken and the flow moved in one compare-and-set write. */
export async function sendBy(
  ports: ChangePorts,
  { own, found }: { readonly own: OwnFlow; readonly found: FoundChange },
  type: "change_confirmed" | "code_asked_again" | "email_code_sent",
): Promise<Result<null, MobileChangeRefusal>> {
  const to = recipientAfter(found.state, type);
  if (to === null) return refuse({ code: "step_passed" });
  const code = ports.chance.sixDigits();
  const purpose = purposeOf(to);
  const codeHash = hashOneTimeCode(ports.hash, { purpose, flowId: own.flowId, number: to, code });
  const event: MobileChangeEvent = { type, codeHash };
  const now = ports.clock.now();
  const next = advance(found.state, event, now);
  if (!next.verdict.ok) return next.verdict;
  if (type === "code_asked_again" && (await isCodeOnItsWay(ports, codeUnderWay(found.state)?.code)))
    return refuse({ code: "code_on_its_way" });
  const messageId = codeMessageId(ports.hash, codeHash);
  const issued = codeUnderWay(next.state)?.code.codeHash === codeHash;
  if (issued) {
    const request = { purpose, number: to, network: own.visit.network, messageId, now } as const;
    const allowance = await takeAllowanceOf(ports, accountIn(found.state), request);
    if (!allowance.taken) return refuse({ code: "code_allowance_spent", waitSeconds: allowance.waitSeconds });
  }
  const messages = issued ? [codeMessage(next.state, { id: messageId, to, code })] : [];
  const stored = await ports.mobileChanges.replace(
    { id: own.flowId, version: found.version, state: next.state },
    { messages, audit: [] },
  );
  if (!stored) return refuse({ code: "busy" });
  ports.jobs.nudge();
  return accept(null);
}

function accountIn(state: MobileChangeState): string {
  return state.step === "started" ? "" : state.applicant.accountId;
}

function recipientAfter(state: MobileChangeState, type: MobileChangeEvent["type"]): string | null {
  if (type === "code_asked_again") return codeRecipient(state);
  if (type === "change_confirmed") return state.step === "number_given" ? state.wish.number : null;
  return state.step === "number_proved" ? state.wish.email : null;
}

/** What a code to this recipient is for: numbers begin with `+`, addresses never do alone. */
export function purposeOf(to: string): "mobile_change" | "email_change" {
  return to.includes("@") ? "email_change" : "mobile_change";
}

function codeMessage(
  state: MobileChangeState,
  { id, to, code }: { readonly id: string; readonly to: string; readonly code: string },
): OutgoingMessage {
  const language = state.step === "started" ? "ar" : state.applicant.language;
  return purposeOf(to) === "email_change"
    ? { id, language, recipient: { channel: "email", to }, content: { template: "email_code", code } }
    : { id, language, recipient: { channel: "sms", to }, content: { template: "mobile_change_code", code } };
}
