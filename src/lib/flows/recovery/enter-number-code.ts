import { advance, codeUnderWay } from "#lib/domain/recovery/machine.ts";
import type { RecoveryRefusal } from "#lib/domain/recovery/refusal.ts";
import type { RecoveryState } from "#lib/domain/recovery/state.ts";
import type { Result } from "#lib/domain/result.ts";
import { refuse } from "#lib/domain/result.ts";
import { NO_EFFECTS } from "#lib/ports/effects.ts";
import { hashOneTimeCode } from "../one-time-code.ts";
import { loadRecovery } from "./load-recovery.ts";
import { matchNumber } from "./match-number.ts";
import type { OwnRecovery, RecoveryPorts } from "./recovery-ports.ts";

const MAX_RACES = 250;

/**
 * Takes the code that was sent to the number. The guess is counted and compared in one compare-and-set write, so that parallel guesses
 * cannot pass the limit. Once it is right the number is proved for good, and the registry is asked whose it is.
 */
export async function enterNumberCode(
  ports: RecoveryPorts,
  own: OwnRecovery,
  code: string,
): Promise<Result<null, RecoveryRefusal>> {
  for (let race = 0; race < MAX_RACES; race += 1) {
    const outcome = await guessOnce(ports, own, code);
    if (outcome === "another_was_first") continue;
    if (outcome.ok) await matchNumber(ports, own);
    return outcome;
  }
  return refuse({ code: "busy" });
}

async function guessOnce(
  ports: RecoveryPorts,
  own: OwnRecovery,
  code: string,
): Promise<Result<null, RecoveryRefusal> | "another_was_first"> {
  const loaded = await loadRecovery(ports, own);
  if (!loaded.ok) return loaded;
  const { state, version } = loaded.value;
  const number = state.step === "code_sent" ? state.wish.number : "";
  const codeHash = hashOneTimeCode(ports.hash, { purpose: "recovery", flowId: own.flowId, number, code });
  const next = advance(state, { type: "number_code_entered", codeHash }, ports.clock.now());
  // What counts no guess changes nothing: writing it would only hold up the guesses that do.
  if (!next.verdict.ok && guessesIn(next.state) === guessesIn(state)) return next.verdict;
  const stored = await ports.recoveries.replace({ id: own.flowId, version, state: next.state }, NO_EFFECTS);
  return stored ? next.verdict : "another_was_first";
}

function guessesIn(state: RecoveryState): number {
  return state.step === "code_sent" ? (codeUnderWay(state)?.code.guessesUsed ?? 0) : 0;
}
