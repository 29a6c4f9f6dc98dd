import { advanceFreeze, type FreezeState, type FreezeTarget } from "#lib/domain/freeze/freeze-machine.ts";
import type { FreezeRefusal } from "#lib/domain/freeze/refusal.ts";
import type { Instant, Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import { NO_ROW } from "#lib/domain/row-id.ts";
import { NO_EFFECTS } from "#lib/ports/effects.ts";
import type { FoundFlow } from "#lib/ports/flow-store.ts";
import type { ShownEvidence } from "../cases/act-ports.ts";
import { freezeAccount } from "../cases/freeze-account.ts";
import { hashOneTimeCode } from "../one-time-code.ts";
import type { FreezePorts, OwnFreeze } from "./freeze-ports.ts";
import { loadFreeze } from "./load-freeze.ts";
import { addressOf } from "./send-freeze-code.ts";

const MAX_RACES = 250;

type Outcome = Result<null, FreezeRefusal>;

/**
 * Takes the code, counted and compared in one compare-and-set write, and freezes the account. A code that was never sent, because there is no such
 * account or channel, is bound to no address and never right.
 */
export async function enterFreezeCode(ports: FreezePorts, own: OwnFreeze, code: string): Promise<Outcome> {
  for (let race = 0; race < MAX_RACES; race += 1) {
    const found = await loadFreeze(ports, own);
    if (!found.ok) return found;
    const outcome = await guessOnce(ports, own, { found: found.value, code });
    if (outcome !== "another_was_first") return outcome;
  }
  return refuse({ code: "busy" });
}

type Guess = { readonly found: FoundFlow<FreezeState>; readonly code: string };

async function guessOnce(
  ports: FreezePorts,
  own: OwnFreeze,
  { found, code }: Guess,
): Promise<Outcome | "another_was_first"> {
  const { state, version } = found;
  if (state.step !== "code_sent") return refuse({ code: "step_passed" });
  const { accountId, channel } = state.target;
  const account = await ports.accounts.find(accountId ?? NO_ROW);
  const bound = { purpose: "freeze", flowId: own.flowId, number: addressOf(account, channel), code } as const;
  const event = { type: "code_entered", codeHash: hashOneTimeCode(ports.hash, bound) } as const;
  const next = advanceFreeze(state, event, ports.clock.now());
  // What counts no guess changes nothing: writing it would only hold up the guesses that do.
  if (!next.verdict.ok && guessesAt(next.state) === guessesAt(state)) return next.verdict;
  const stored = await ports.freezes.replace({ id: own.flowId, version, state: next.state }, NO_EFFECTS);
  if (!stored) return "another_was_first";
  return next.verdict.ok ? finishFreeze(ports, own) : next.verdict;
}

const guessesAt = (state: FreezeState): number => (state.step === "code_sent" ? state.code.guessesUsed : 0);

/** Freezes the account whose code was right; whoever asks again, after a crash or by a second tab, finds it done. */
export async function finishFreeze(ports: FreezePorts, own: OwnFreeze): Promise<Outcome> {
  const found = await loadFreeze(ports, own);
  if (!found.ok) return found;
  const { state, version } = found.value;
  if (state.step === "frozen") return accept(null);
  if (state.step !== "code_proved") return refuse({ code: "step_passed" });
  const frozen = await freezeAccount(ports, shownBy(state.target, state.provedAt));
  if (!frozen.ok) return frozen;
  const next = advanceFreeze(state, { type: "account_frozen", until: frozen.value.until }, ports.clock.now());
  // Another tab that was first has written the same.
  await ports.freezes.replace({ id: own.flowId, version, state: next.state }, NO_EFFECTS);
  return accept(null);
}

const shownBy = ({ accountId, channel }: FreezeTarget, shownAt: Instant): ShownEvidence => ({
  accountId: accountId ?? NO_ROW,
  proofs: [channel === "email" ? "email" : "old_sim"],
  shownFactors: [],
  knownSince: null,
  shownAt,
  provedNumber: null,
});
