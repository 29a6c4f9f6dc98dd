import { isForeignNumber } from "#lib/domain/mobile-number.ts";
import type { Recipient } from "#lib/domain/outgoing-message.ts";
import { advance, codeUnderWay, type RecoveryEvent } from "#lib/domain/recovery/machine.ts";
import type { RecoveryRefusal } from "#lib/domain/recovery/refusal.ts";
import type { RecoveryState } from "#lib/domain/recovery/state.ts";
import type { Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import type { CodeRequest } from "#lib/ports/code-allowance.ts";
import { codeMessageId, hashOneTimeCode, isCodeOnItsWay } from "../one-time-code.ts";
import { takeAllowanceOf } from "../take-allowance.ts";
import { isNumberOnFile } from "./account-before.ts";
import { type FoundRecovery, loadRecovery } from "./load-recovery.ts";
import type { OwnRecovery, RecoveryPorts } from "./recovery-ports.ts";

type Here = { readonly own: OwnRecovery; readonly found: FoundRecovery };
type Sending = Omit<Extract<RecoveryEvent, { type: "identified" }>, "codeHash"> | { readonly type: "code_asked_again" };

/** Sends another code to the number that is being proved; its guesses are not refilled. Refuses within 60 s of the last one. */
export async function resendNumberCode(ports: RecoveryPorts, own: OwnRecovery): Promise<Result<null, RecoveryRefusal>> {
  const loaded = await loadRecovery(ports, own);
  if (!loaded.ok) return loaded;
  return sendNumberCode(ports, { own, found: loaded.value }, { type: "code_asked_again" });
}

/** Sends the code that an event asks for, with its allowance taken and the flow moved in one compare-and-set write. */
export async function sendNumberCode(
  ports: RecoveryPorts,
  { own, found }: Here,
  event: Sending,
): Promise<Result<null, RecoveryRefusal>> {
  const { state, version } = found;
  const to = numberAfter(state, event);
  if (to === null) return refuse({ code: "step_passed" });
  const now = ports.clock.now();
  const code = ports.chance.sixDigits();
  const codeHash = hashOneTimeCode(ports.hash, { purpose: "recovery", flowId: own.flowId, number: to, code });
  const next = advance(state, { ...event, codeHash }, now);
  if (!next.verdict.ok) return next.verdict;
  if (event.type === "code_asked_again" && (await isLastOnItsWay(ports, state))) {
    return refuse({ code: "code_on_its_way" });
  }
  const id = codeMessageId(ports.hash, codeHash);
  const issued = codeOf(next.state)?.codeHash === codeHash;
  if (issued) {
    const request = { purpose: "recovery", number: to, network: own.visit.network, messageId: id, now } as const;
    const allowance = await takeAllowance(ports, next.state, request);
    if (!allowance.taken) return refuse({ code: "code_allowance_spent", waitSeconds: allowance.waitSeconds });
  }
  const recipient = await recipientOf(ports, next.state, to);
  const content = { template: "account_recovery_code", code } as const;
  const messages = issued ? [{ id, language: own.language, recipient, content }] : [];
  const stored = await ports.recoveries.replace(
    { id: own.flowId, version, state: next.state },
    { messages, audit: [] },
  );
  if (!stored) return refuse({ code: "busy" });
  ports.jobs.nudge();
  return accept(null);
}

function takeAllowance(ports: RecoveryPorts, state: RecoveryState, request: CodeRequest) {
  const voucher = "voucher" in state ? state.voucher : null;
  return voucher === null ? ports.codeAllowance.take(request) : takeAllowanceOf(ports, voucher.accountId, request);
}

/** To another country a code goes only where somebody has vouched for the number, or it is the account's; otherwise a decoy does not go. */
async function recipientOf(ports: RecoveryPorts, state: RecoveryState, to: string): Promise<Recipient> {
  const isReached = !isForeignNumber(to) || ("voucher" in state && state.voucher !== null);
  if (isReached || (await isNumberOnFile(ports, state))) return { channel: "sms", to };
  return { channel: "decoy", to: null };
}

function codeOf(state: RecoveryState) {
  return state.step === "code_sent" ? codeUnderWay(state)?.code : undefined;
}

function isLastOnItsWay(ports: RecoveryPorts, state: RecoveryState): Promise<boolean> {
  return isCodeOnItsWay(ports, codeOf(state));
}

function numberAfter(state: RecoveryState, event: Sending): string | null {
  if (event.type === "identified") return event.wish.number;
  return state.step === "code_sent" || state.step === "abroad_named" ? state.wish.number : null;
}
