import type { Account } from "#lib/domain/account/account.ts";
import { resendWaitSeconds } from "#lib/domain/one-time-code.ts";
import type { Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import { advance, type SignInEvent, type SignInState } from "#lib/domain/sign-in/machine.ts";
import type { SignInRefusal } from "#lib/domain/sign-in/refusal.ts";
import type { Visit } from "#lib/domain/visit.ts";
import { codeMessageId, hashOneTimeCode, isCodeOnItsWay } from "../one-time-code.ts";
import type { SignInPorts } from "./sign-in-ports.ts";
import type { Credentials } from "./submit-credentials.ts";

/** Sends the code that follows a right password, or goes on with one that was sent within the last minute. */
export async function sendFirstCode(
  ports: SignInPorts,
  given: Credentials,
  account: Account,
): Promise<Result<null, SignInRefusal>> {
  return sendBy(ports, { uid: given.uid, visit: given.visit, account }, (codeHash) => ({
    type: "password_proved",
    accountId: account.id,
    codeHash,
  }));
}

/** Sends another code for the same sign-in; its guesses are not refilled. Refuses within 60 s of the last one. */
export async function resendCode(
  ports: SignInPorts,
  request: { readonly uid: string; readonly visit: Visit },
): Promise<Result<null, SignInRefusal>> {
  const found = await ports.signIns.find(request.uid);
  if (found?.state.step !== "code_sent") return refuse({ code: "step_passed" });
  const account = await ports.accounts.find(found.state.sent.accountId);
  if (account === null || !account.mobile.usable) return refuse({ code: "mobile_unusable" });
  const { code } = found.state.sent;
  const mayBeAsked = resendWaitSeconds(code, ports.clock.now()) === 0;
  if (mayBeAsked && (await isCodeOnItsWay(ports, code))) return refuse({ code: "code_on_its_way" });
  return sendBy(ports, { ...request, account }, (codeHash) => ({ type: "code_asked_again", codeHash }));
}

type Sending = { readonly uid: string; readonly visit: Visit; readonly account: Account };

async function sendBy(
  ports: SignInPorts,
  sending: Sending,
  eventFor: (codeHash: string) => SignInEvent,
): Promise<Result<null, SignInRefusal>> {
  const { uid, account, visit } = sending;
  const found = await ports.signIns.find(uid);
  if (found === null) return refuse({ code: "step_passed" });
  const now = ports.clock.now();
  const code = ports.chance.sixDigits();
  const codeHash = hashOneTimeCode(ports.hash, {
    purpose: "sign_in",
    flowId: uid,
    number: account.mobile.number,
    code,
  });
  const next = advance(found.state, eventFor(codeHash), now);
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

function carries(state: SignInState, codeHash: string): boolean {
  return state.step === "code_sent" && state.sent.code.codeHash === codeHash;
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
