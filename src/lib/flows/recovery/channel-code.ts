import type { Account } from "#lib/domain/account/account.ts";
import type { OutgoingMessage, Recipient } from "#lib/domain/outgoing-message.ts";
import { advance } from "#lib/domain/recovery/machine.ts";
import { channelCode } from "#lib/domain/recovery/owner-steps.ts";
import type { RecoveryRefusal } from "#lib/domain/recovery/refusal.ts";
import type { Channel, RecoveryAt, RecoveryState } from "#lib/domain/recovery/state.ts";
import type { Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import { readOldNumber } from "../mobile-change/read-number.ts";
import { codeMessageId, hashOneTimeCode, isCodeOnItsWay } from "../one-time-code.ts";
import { checkMobileOnFile } from "../sign-in/check-mobile-on-file.ts";
import { accountBefore } from "./account-before.ts";
import { loadOwned } from "./load-recovery.ts";
import { proofTrail } from "./proof-trail.ts";
import type { OwnRecovery, RecoveryPorts } from "./recovery-ports.ts";
import { weighShown } from "./weigh-shown.ts";

type Owned = RecoveryAt<"owner_proved">;
type ReachedChannel = Exclude<Recipient, { channel: "decoy" }>;

/** Sends a code, or another one, to a channel on file or to the new e-mail. Refuses a channel that cannot be used any more. */
export async function sendChannelCode(
  ports: RecoveryPorts,
  own: OwnRecovery,
  channel: Channel,
): Promise<Result<null, RecoveryRefusal>> {
  const loaded = await loadOwned(ports, own);
  if (!loaded.ok) return loaded;
  const { state, version } = loaded.value;
  const to = await recipientOf(ports, state, channel);
  if (to === null) return refuse({ code: "channel_unusable" });
  const now = ports.clock.now();
  const code = ports.chance.sixDigits();
  const codeHash = hashOneTimeCode(ports.hash, { purpose: "recovery", flowId: own.flowId, number: to.to, code });
  const next = advance(state, { type: "channel_code_sent", channel, codeHash }, now);
  if (!next.verdict.ok) return next.verdict;
  if (await isCodeOnItsWay(ports, channelCode(state.owner, channel)?.code)) return refuse({ code: "code_on_its_way" });
  const id = codeMessageId(ports.hash, codeHash);
  const request = { purpose: "recovery", number: to.to, network: own.visit.network, messageId: id, now } as const;
  const allowance = await ports.codeAllowance.take(request);
  if (!allowance.taken) return refuse({ code: "code_allowance_spent", waitSeconds: allowance.waitSeconds });
  const content = { template: "account_recovery_code", code } as const;
  const message: OutgoingMessage = { id, recipient: to, language: state.owner.language, content };
  const effects = { messages: [message], audit: [] };
  const stored = await ports.recoveries.replace({ id: own.flowId, version, state: next.state }, effects);
  if (!stored) return refuse({ code: "busy" });
  ports.jobs.nudge();
  return accept(null);
}

/** What a person typed as the code of a channel. */
export type TypedChannelCode = { readonly channel: Channel; readonly code: string };

const MAX_RACES = 250;

/** Takes a channel's code; counted and compared in one compare-and-set write. */
export async function enterChannelCode(
  ports: RecoveryPorts,
  own: OwnRecovery,
  typed: TypedChannelCode,
): Promise<Result<null, RecoveryRefusal>> {
  for (let race = 0; race < MAX_RACES; race += 1) {
    const outcome = await guessOnce(ports, own, typed);
    if (outcome === "another_was_first") continue;
    if (outcome.ok) await weighShown(ports, own);
    return outcome;
  }
  return refuse({ code: "busy" });
}

async function guessOnce(
  ports: RecoveryPorts,
  own: OwnRecovery,
  { channel, code }: TypedChannelCode,
): Promise<Result<null, RecoveryRefusal> | "another_was_first"> {
  const loaded = await loadOwned(ports, own);
  if (!loaded.ok) return loaded;
  const { state, version } = loaded.value;
  const account = await evidenceAccount(ports, state);
  const number = account === null ? "" : addressOf(account, state, channel);
  const codeHash = hashOneTimeCode(ports.hash, { purpose: "recovery", flowId: own.flowId, number, code });
  const next = advance(state, { type: "channel_code_entered", channel, codeHash }, ports.clock.now());
  // What counts no guess changes nothing: writing it would only hold up the guesses that do.
  if (!next.verdict.ok && guessesAt(next.state, channel) === guessesAt(state, channel)) return next.verdict;
  const trail = proofTrail(ports, state, { proof: channel, verdict: next.verdict.ok ? "shown" : "refused" });
  const stored = await ports.recoveries.replace({ id: own.flowId, version, state: next.state }, trail);
  return stored ? next.verdict : "another_was_first";
}

function guessesAt(state: RecoveryState, channel: Channel): number {
  return state.step === "owner_proved" ? (channelCode(state.owner, channel)?.code.guessesUsed ?? 0) : 0;
}

/** The account by whose channels evidence is shown. */
async function evidenceAccount(ports: RecoveryPorts, { aim, owner }: Owned): Promise<Account | null> {
  const account = await ports.accounts.find(owner.accountId);
  return account === null ? null : accountBefore(ports, account, aim);
}

/** Where a channel's code goes now; `null` for an e-mail that was never confirmed, and a number that is not the person's any more. */
async function recipientOf(ports: RecoveryPorts, state: Owned, channel: Channel): Promise<ReachedChannel | null> {
  const account = await evidenceAccount(ports, state);
  if (account === null) return null;
  const to = addressOf(account, state, channel);
  if (channel === "new_email") return to === "" ? null : { channel: "email", to };
  if (channel === "email") return (account.email?.verifiedAt ?? null) === null ? null : { channel: "email", to };
  return (await isReachable(ports, state, account)) ? { channel: "sms", to } : null;
}

/** A number on file is asked about when its last reading is a day old; one of before a change is asked about each time. */
async function isReachable(ports: RecoveryPorts, { aim }: Owned, account: Account): Promise<boolean> {
  if (!("caseNumber" in aim)) return (await checkMobileOnFile(ports, account)).ok;
  return (await readOldNumber(ports, account)).answer !== "no";
}

function addressOf(account: Account, { wish }: Owned, channel: Channel): string {
  if (channel === "new_email") return wish.email ?? "";
  return channel === "email" ? (account.email?.address ?? "") : account.mobile.number;
}
