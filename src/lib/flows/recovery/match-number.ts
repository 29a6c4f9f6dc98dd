import type { Account } from "#lib/domain/account/account.ts";
import { KNOWN_DEVICE_MS } from "#lib/domain/mobile-change/evidence.ts";
import { checkOwnership, type OwnershipRefusal } from "#lib/domain/mobile-change/policy.ts";
import { isForeignNumber } from "#lib/domain/mobile-number.ts";
import type { RecoveryProof } from "#lib/domain/recovery/belongings.ts";
import { advance, type ProvedOwner, type RecoveryEvent } from "#lib/domain/recovery/machine.ts";
import { neededAgain } from "#lib/domain/recovery/needed-again.ts";
import type { RecoveryRefusal } from "#lib/domain/recovery/refusal.ts";
import type { RecoveryAt, RecoveryState } from "#lib/domain/recovery/state.ts";
import { identityKey } from "#lib/domain/recovery/throttle-policy.ts";
import type { Instant, Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import { NO_ROW } from "#lib/domain/row-id.ts";
import { typedSubject } from "#lib/domain/sign-in/throttle-policy.ts";
import { type Effects, NO_EFFECTS } from "#lib/ports/effects.ts";
import { accountBefore, isNumberOnFile } from "./account-before.ts";
import { loadRecovery } from "./load-recovery.ts";
import type { OwnRecovery, RecoveryPorts } from "./recovery-ports.ts";
import { weighShown } from "./weigh-shown.ts";

/** Nobody's id: the registry is asked about it where a username belongs to no account, so that this costs what an account costs. */
const NOBODYS_ID = "1000000008";

const MAX_RACES = 8;

/**
 * Asks whose the proved number is, and goes on: the person's own number proves them; any other answer is one refusal that tells nothing.
 * While the registry is silent everything stays as it is, to be asked again.
 */
export async function matchNumber(ports: RecoveryPorts, own: OwnRecovery): Promise<Result<null, RecoveryRefusal>> {
  for (let race = 0; race < MAX_RACES; race += 1) {
    const outcome = await matchOnce(ports, own);
    if (outcome !== "another_was_first") return outcome;
  }
  return refuse({ code: "busy" });
}

async function matchOnce(
  ports: RecoveryPorts,
  own: OwnRecovery,
): Promise<Result<null, RecoveryRefusal> | "another_was_first"> {
  const loaded = await loadRecovery(ports, own);
  if (!loaded.ok) return loaded;
  const { state, version } = loaded.value;
  if (state.step !== "number_proved") return refuse({ code: "step_passed" });
  const event = await readOwner(ports, own, state);
  if (event === null) return refuse({ code: "ownership_unknown" });
  const next = advance(state, event, ports.clock.now());
  if (!next.verdict.ok) return next.verdict;
  const effects = effectsOf(ports, state, event);
  const stored = await ports.recoveries.replace({ id: own.flowId, version, state: next.state }, effects);
  if (!stored) return "another_was_first";
  if (event.type === "number_refused") return accept(null);
  await ports.throttle.clear(identityKey(typedSubject(state.name), own.visit.network));
  await weighShown(ports, own);
  return accept(null);
}

type Verdict = Extract<RecoveryEvent, { type: "owner_proved" | "number_refused" | "account_missing" }>;

/** That a number of an account's person was proved stands in the audit log; everything before is nobody's. */
function effectsOf({ clock }: Pick<RecoveryPorts, "clock">, { aim }: RecoveryState, event: Verdict): Effects {
  if (event.type !== "owner_proved") return NO_EFFECTS;
  const details = { aim: aim.kind };
  const { accountId } = event.proved;
  return { messages: [], audit: [{ event: "recovery.owner_proved", accountId, at: clock.now(), details }] };
}

/** What the registry's answer comes to; `null` while it is silent. The same queries whether the account exists or not. */
async function readOwner(
  ports: RecoveryPorts,
  own: OwnRecovery,
  state: RecoveryAt<"number_proved">,
): Promise<Verdict | null> {
  const { name, wish } = state;
  const account = await ports.accounts.findBySignInName(name);
  const knownSince = await ports.devices.knownSince(account?.id ?? NO_ROW, own.visit.deviceToken ?? "none");
  if (isForeignNumber(wish.number)) return readForeignOwner(ports, state, { account, knownSince });
  const nationalId = name.kind === "national_id" ? name.nationalId : (account?.nationalId ?? null);
  const ownership = checkOwnership(await ports.mobileOwnership.check(nationalId ?? NOBODYS_ID, wish.number));
  if (!ownership.ok) return refusedNumber(ownership.refusal, nationalId);
  if (nationalId === null) return NOT_MATCHED;
  if (account === null) return { type: "account_missing" };
  return ownerOf(ports, state, { account, knownSince });
}

type Found = { readonly account: Account; readonly knownSince: Instant | null };

/** A number of the person's own proves them; a forgotten password takes the one on file. */
async function ownerOf(
  ports: RecoveryPorts,
  state: RecoveryAt<"number_proved">,
  { account, knownSince }: Found,
): Promise<Verdict> {
  if (state.aim.kind === "forgotten_password" && !isTheOneOnFile(account, state.wish.number)) return NOT_ON_FILE;
  const deviceKnownSince = isEvidence(knownSince, ports.clock.now()) ? knownSince : null;
  return { type: "owner_proved", proved: await provedOwner(ports, state, { account, deviceKnownSince }) };
}

type Read = { readonly account: Account | null; readonly knownSince: Instant | null };

/** No registry knows a number of another country: it is of whom somebody has vouched for, or of the account that has it. */
async function readForeignOwner(
  ports: RecoveryPorts,
  state: RecoveryAt<"number_proved">,
  { account, knownSince }: Read,
): Promise<Verdict> {
  const isOnFile = await isNumberOnFile(ports, state);
  const isMatched = state.voucher === null ? isOnFile : state.voucher.accountId === account?.id;
  if (account === null || !isMatched) return NOT_MATCHED;
  return ownerOf(ports, state, { account, knownSince });
}

type Matched = { readonly account: Account; readonly deviceKnownSince: Instant | null };

/** What the number and the browser have shown by themselves: the number's code is the old SIM's too, where it is the number on file. */
async function provedOwner(
  ports: RecoveryPorts,
  { aim, wish }: RecoveryAt<"number_proved">,
  { account, deviceKnownSince }: Matched,
): Promise<ProvedOwner> {
  const { mobile } = await accountBefore(ports, account, aim);
  const isOldSim = aim.kind !== "change_number" && mobile.usable && mobile.number === wish.number;
  const change = aim.kind === "set_password" ? await ports.mobileChanges.findCase(aim.caseNumber) : null;
  const shownAlready: readonly RecoveryProof[] = [
    ...(deviceKnownSince === null ? [] : ["known_device" as const]),
    ...(isOldSim ? ["old_sim" as const] : []),
  ];
  return {
    accountId: account.id,
    language: account.language,
    deviceKnownSince,
    shownAlready,
    needed:
      aim.kind === "weak_rows_on"
        ? ["in_person"]
        : change?.accountId === account.id
          ? neededAgain(change, shownAlready)
          : [],
  };
}

/** Its code is to be the one that goes to the number on file; who no longer has that is led to the change of number. */
const isTheOneOnFile = ({ mobile }: Account, number: string): boolean => mobile.usable && mobile.number === number;

const NOT_ON_FILE: Verdict = { type: "number_refused", reason: "number_not_on_file" };
const NOT_MATCHED: Verdict = { type: "number_refused", reason: "number_not_matched" };

/** A name of nobody is never told anything but that the number does not match. */
function refusedNumber({ code }: OwnershipRefusal, nationalId: string | null): Verdict | null {
  if (code === "ownership_unknown") return null;
  const isBusiness = code === "number_on_business" && nationalId !== null;
  return isBusiness ? { type: "number_refused", reason: "number_on_business" } : NOT_MATCHED;
}

function isEvidence(knownSince: Instant | null, now: Instant): boolean {
  return knownSince !== null && now - knownSince >= KNOWN_DEVICE_MS;
}
