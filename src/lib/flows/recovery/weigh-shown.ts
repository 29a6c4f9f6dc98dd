import type { Account } from "#lib/domain/account/account.ts";
import type { Proof } from "#lib/domain/mobile-change/evidence.ts";
import type { RecoveryProof } from "#lib/domain/recovery/belongings.ts";
import { advance } from "#lib/domain/recovery/machine.ts";
import type { RecoveryAt } from "#lib/domain/recovery/state.ts";
import { NO_EFFECTS } from "#lib/ports/effects.ts";
import { evidenceBefore, evidenceNow } from "../mobile-change/evidence-now.ts";
import { loadOwned } from "./load-recovery.ts";
import type { OwnRecovery, RecoveryPorts } from "./recovery-ports.ts";
import { shownEvidence } from "./shown-evidence.ts";

type Owned = RecoveryAt<"owner_proved">;

/** What may be too new, swapped or gone; the rest always counts, or shows itself. */
const WEIGHED: readonly RecoveryProof[] = ["old_sim", "password", "email", "passkey", "totp", "recovery_code"];

const MAX_RACES = 8;

/**
 * Judges what was shown by the rule that will decide, and notes what does not count, so that the person learns it now and is asked for something
 * else, not at the last word. It tells them of their own evidence alone, once that was shown. It decides nothing: the act judges afresh.
 */
export async function weighShown(ports: RecoveryPorts, own: OwnRecovery): Promise<void> {
  for (let race = 0; race < MAX_RACES; race += 1) {
    if ((await weighOnce(ports, own)) === "settled") return;
  }
}

async function weighOnce(ports: RecoveryPorts, own: OwnRecovery): Promise<"settled" | "another_was_first"> {
  const found = await loadOwned(ports, own);
  if (!found.ok) return "settled";
  const { state, version } = found.value;
  const uncounted = await uncountedOf(ports, state);
  if (uncounted.join() === state.owner.uncounted.join()) return "settled";
  const next = advance(state, { type: "weighed", uncounted }, ports.clock.now());
  const isStored = await ports.recoveries.replace({ id: own.flowId, version, state: next.state }, NO_EFFECTS);
  return isStored ? "settled" : "another_was_first";
}

async function uncountedOf(ports: RecoveryPorts, state: Owned): Promise<readonly RecoveryProof[]> {
  const account = await ports.accounts.find(state.owner.accountId);
  const counted = account === null ? null : await countedOf(ports, state, account);
  if (counted === null) return [];
  const shown = state.owner.shown.map(({ proof }) => proof);
  const isWeighed = (proof: RecoveryProof) => WEIGHED.includes(proof) && !isWaitedFor(state, proof);
  return shown.filter((proof) => isWeighed(proof) && !counted.has(proof));
}

/** The SIM of a forgotten password is waited for until it counts (decision 52). */
function isWaitedFor({ aim }: Owned, proof: RecoveryProof): boolean {
  return aim.kind === "forgotten_password" && proof === "old_sim";
}

/** What counts for this aim; `null` where the age of what is shown does not matter. */
async function countedOf(ports: RecoveryPorts, state: Owned, account: Account): Promise<ReadonlySet<Proof> | null> {
  const { aim } = state;
  if (aim.kind === "freeze_account") return null;
  const shown = shownEvidence(state, ports.clock.now());
  if (!("caseNumber" in aim)) return (await evidenceNow(ports, account, shown)).proofs;
  const change = await ports.mobileChanges.findCase(aim.caseNumber);
  return change?.accountId === account.id ? evidenceBefore(ports, { account, change }, shown) : null;
}
