import type { Account } from "#lib/domain/account/account.ts";
import { advanceFreeze, type FreezeChannel, type FreezeState } from "#lib/domain/freeze/freeze-machine.ts";
import type { FreezeRefusal } from "#lib/domain/freeze/refusal.ts";
import { freezeCodeKey } from "#lib/domain/freeze/throttle-policy.ts";
import type { OutgoingMessage, Recipient } from "#lib/domain/outgoing-message.ts";
import { networkKey, waitInNetwork } from "#lib/domain/recovery/throttle-policy.ts";
import type { Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import { NO_ROW } from "#lib/domain/row-id.ts";
import { typedSubject, waitAfterFailures } from "#lib/domain/sign-in/throttle-policy.ts";
import type { SignInName } from "#lib/domain/sign-in-name.ts";
import type { FoundFlow } from "#lib/ports/flow-store.ts";
import { readOldNumber } from "../mobile-change/read-number.ts";
import { isStolen } from "../mobile-change/stolen-phone.ts";
import { codeMessageId, hashOneTimeCode } from "../one-time-code.ts";
import { FREEZE_FLOW_LIFETIME_MS, type FreezePorts, type OwnFreeze } from "./freeze-ports.ts";
import { loadFreeze } from "./load-freeze.ts";

/** What the page brings, parsed. `page` is the id that its picture is bound to. */
export type AskedCode = {
  readonly name: SignInName;
  readonly channel: FreezeChannel;
  readonly picture: string;
  readonly page: string;
};

/** Nobody's id and number: the registry is asked about them where there is no account, so that this costs what an account costs. */
const NOBODYS = { nationalId: "1000000008", number: "+966500000000" };

/**
 * Sends a code to a channel on file, if there is such an account and it has that channel, and answers the new flow's id. Whatever there is, limits,
 * statements and jobs are the same: what cannot be sent is a decoy. Picture first; then names are limited by network, and messages silently by address.
 */
export async function askForFreezeCode(
  ports: FreezePorts,
  from: Omit<OwnFreeze, "flowId">,
  asked: AskedCode,
): Promise<Result<string, FreezeRefusal>> {
  const now = ports.clock.now();
  const verdict = await ports.pictures.answer({ purpose: "freeze", flowId: asked.page, now }, asked.picture);
  if (verdict !== "right") return refuse({ code: verdict === "gone" ? "picture_gone" : "picture_wrong" });
  const subject = typedSubject(asked.name);
  const admitted = await admit(ports, subject, from.visit.network);
  if (!admitted.ok) return admitted;
  const account = await ports.accounts.findBySignInName(asked.name);
  const target = { subject, accountId: account?.id ?? null, channel: asked.channel };
  const own = { ...from, flowId: ports.chance.token() };
  const state = { step: "code_asked", target } as const;
  await ports.freezes.begin(own.flowId, state, { now, expiresAt: now + FREEZE_FLOW_LIFETIME_MS });
  const sent = await send(ports, { own, found: { state, version: 0 }, account });
  return sent.ok ? accept(own.flowId) : sent;
}

/** Sends another code; its guesses are not refilled. Refuses within 60 s of the last one, and counts like a first one. */
export async function resendFreezeCode(ports: FreezePorts, own: OwnFreeze): Promise<Result<null, FreezeRefusal>> {
  const found = await loadFreeze(ports, own);
  if (!found.ok) return found;
  const { state } = found.value;
  if (state.step !== "code_sent") return refuse({ code: "step_passed" });
  const admitted = await admit(ports, state.target.subject, own.visit.network);
  if (!admitted.ok) return admitted;
  const account = await ports.accounts.find(state.target.accountId ?? NO_ROW);
  return send(ports, { own, found: found.value, account });
}

async function admit(ports: FreezePorts, subject: string, network: string): Promise<Result<null, FreezeRefusal>> {
  const now = ports.clock.now();
  const inNetwork = await ports.throttle.attempt(networkKey(network), now, waitInNetwork);
  const tried = inNetwork.admitted
    ? await ports.throttle.attempt(freezeCodeKey(subject, network), now, waitAfterFailures)
    : inNetwork;
  if (tried.admitted) return accept(null);
  return refuse({ code: "too_many_attempts", waitSeconds: Math.ceil((tried.waitUntil - now) / 1000) });
}

type Sending = {
  readonly own: OwnFreeze;
  readonly found: Pick<FoundFlow<FreezeState>, "state" | "version">;
  readonly account: Account | null;
};

async function send(ports: FreezePorts, { own, found, account }: Sending): Promise<Result<null, FreezeRefusal>> {
  const { state } = found;
  if (state.step === "code_proved" || state.step === "frozen") return refuse({ code: "step_passed" });
  const { channel, subject } = state.target;
  const to = await reachableAt(ports, account, channel);
  // Nobody's channels are as many as somebody's, each with an allowance of its own.
  const nowhere = `${channel}:${subject}`;
  const made = makeCode(ports, own, to ?? nowhere);
  const asked = advanceFreeze(state, { type: "code_sent", codeHash: made.codeHash }, made.now);
  if (!asked.verdict.ok) return asked.verdict;
  const { network } = own.visit;
  const request = { purpose: "freeze", number: to ?? nowhere, network, messageId: made.id, now: made.now } as const;
  const isTaken = (await ports.codeAllowance.take(request)).taken;
  // A code that is not sent is never right: else whoever asks from many networks could guess at it without end.
  const { id, code, codeHash } = isTaken ? made : makeCode(ports, own, nowhere);
  const next = advanceFreeze(state, { type: "code_sent", codeHash }, made.now);
  const recipient: Recipient = to === null || !isTaken ? { channel: "decoy", to: null } : { channel, to };
  const content = { template: "freeze_code", code } as const;
  const message: OutgoingMessage = { id, recipient, language: account?.language ?? own.language, content };
  const move = { id: own.flowId, version: found.version, state: next.state };
  if (!(await ports.freezes.replace(move, { messages: [message], audit: [] }))) return refuse({ code: "busy" });
  ports.jobs.nudge();
  return accept(null);
}

/** A code that is bound to this flow and address. */
function makeCode(ports: FreezePorts, { flowId }: OwnFreeze, number: string) {
  const code = ports.chance.sixDigits();
  const codeHash = hashOneTimeCode(ports.hash, { purpose: "freeze", flowId, number, code });
  return { code, codeHash, id: codeMessageId(ports.hash, codeHash), now: ports.clock.now() };
}

/** Where a code of this account goes; "" where its channel is none. */
export function addressOf(account: Account | null, channel: FreezeChannel): string {
  if (account === null) return "";
  if (channel === "sms") return account.mobile.usable ? account.mobile.number : "";
  return account.email === null || account.email.verifiedAt === null ? "" : account.email.address;
}

/**
 * The address, if a code may go there now: not to a number whose phone was reported stolen, nor to one that the registry does not give to this id
 * any more (a silent registry is a pass, mobile-change, Exactly once). Nothing of the reading is written, since for nobody there is nothing to write.
 */
async function reachableAt(
  ports: FreezePorts,
  account: Account | null,
  channel: FreezeChannel,
): Promise<string | null> {
  const address = addressOf(account, channel);
  if (channel === "email") return address === "" ? null : address;
  if (account === null || address === "") {
    await ports.mobileOwnership.check(NOBODYS.nationalId, NOBODYS.number);
    return null;
  }
  const reading = await readOldNumber(ports, account);
  return reading.answer === "no" || isStolen(account, reading) ? null : address;
}
