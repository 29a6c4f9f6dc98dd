import type { Account } from "#lib/domain/account/account.ts";
import { resendWaitSeconds } from "#lib/domain/one-time-code.ts";
import type { Instant, Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import { advance, type SignInAdvance, type SignInEvent, type SignInState } from "#lib/domain/sign-in/machine.ts";
import type { SignInRefusal } from "#lib/domain/sign-in/refusal.ts";
import { codeOf } from "#lib/domain/sign-in/second-step.ts";
import type { Visit } from "#lib/domain/visit.ts";
import type { FoundFlow } from "#lib/ports/flow-store.ts";
import { codeMessageId, hashOneTimeCode, isCodeOnItsWay } from "../one-time-code.ts";
import type { SignInPorts } from "./sign-in-ports.ts";

/** Who asks for a code in which sign-in, from where. */
export type CodeRequest = { readonly uid: string; readonly visit: Visit };

/** A code that is to be sent in a sign-in of this account, which stands as `found`. */
export type Sending = CodeRequest & { readonly account: Account; readonly found: FoundFlow<SignInState> };

/** Sends another code for the same sign-in; its guesses are not refilled. Refuses within 60 s of the last one. */
export async function resendCode(ports: SignInPorts, request: CodeRequest): Promise<Result<null, SignInRefusal>> {
  const found = await ports.signIns.find(request.uid);
  if (found?.state.step !== "factor_awaited") return refuse({ code: "step_passed" });
  const { second } = found.state;
  const account = await ports.accounts.find(second.accountId);
  if (account === null || !account.mobile.usable) return refuse({ code: "mobile_unusable" });
  const code = codeOf(second);
  const mayBeAsked = code !== null && resendWaitSeconds(code, ports.clock.now()) === 0;
  if (mayBeAsked && (await isCodeOnItsWay(ports, code))) return refuse({ code: "code_on_its_way" });
  return sendCode(ports, { ...request, account, found }, (codeHash) => [{ type: "code_asked_again", codeHash }]);
}

/**
 * Takes events that end with a code by text message, in one write. The message is written with them, unless the sign-in goes on with one that
 * was sent within the last minute.
 */
export async function sendCode(
  ports: SignInPorts,
  sending: Sending,
  eventsFor: (codeHash: string) => readonly SignInEvent[],
): Promise<Result<null, SignInRefusal>> {
  const { uid, account, visit, found } = sending;
  const now = ports.clock.now();
  const code = ports.chance.sixDigits();
  const codeHash = hashOneTimeCode(ports.hash, {
    purpose: "sign_in",
    flowId: uid,
    number: account.mobile.number,
    code,
  });
  const next = advanceAll(found.state, eventsFor(codeHash), now);
  if (!next.verdict.ok) return next.verdict;
  const issued = carries(next.state, codeHash);
  if (issued) {
    const allowance = await ports.codeAllowance.take({
      purpose: "sign_in",
      number: account.mobile.number,
      network: visit.network,
      messageId: codeMessageId(ports.hash, codeHash),
      now,
    });
    if (!allowance.taken) return refuse({ code: "code_allowance_spent", waitSeconds: allowance.waitSeconds });
  }
  const messages = issued ? [codeMessage(ports, account, { code, codeHash })] : [];
  const stored = await ports.signIns.replace(
    { id: uid, version: found.version, state: next.state },
    { messages, audit: [] },
  );
  if (!stored) return refuse({ code: "busy" });
  ports.jobs.nudge();
  return accept(null);
}

/** Several events as one: the first that is refused refuses all. */
function advanceAll(state: SignInState, events: readonly SignInEvent[], now: Instant): SignInAdvance {
  const start: SignInAdvance = { state, verdict: accept(null) };
  return events.reduce((before, event) => (before.verdict.ok ? advance(before.state, event, now) : before), start);
}

function carries(state: SignInState, codeHash: string): boolean {
  return state.step === "factor_awaited" && state.second.sms?.codeHash === codeHash;
}

function codeMessage(
  ports: SignInPorts,
  account: Account,
  { code, codeHash }: { readonly code: string; readonly codeHash: string },
) {
  return {
    id: codeMessageId(ports.hash, codeHash),
    recipient: { channel: "sms", to: account.mobile.number } as const,
    language: account.language,
    content: { template: "sign_in_code", code } as const,
  };
}
