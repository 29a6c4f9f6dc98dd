import type { Account } from "#lib/domain/account/account.ts";
import type { FactorProofRefusal } from "#lib/domain/factors/refusal.ts";
import type { Instant, Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import { NO_ROW } from "#lib/domain/row-id.ts";
import { type Effects, NO_EFFECTS } from "#lib/ports/effects.ts";
import type { Ports } from "#lib/ports/ports.ts";
import { admitGuess, type FactorGuess, guessWasRight } from "./factor-guess.ts";
import { tellAllChannels } from "./notices.ts";

/**
 * Whether one of the account's printed codes was shown. The guess is counted first; then one statement looks the code up and uses it up, whether
 * there is an account with codes or not. Every channel of the person is told, in the same transaction.
 */
export async function proveRecoveryCode(
  ports: Pick<Ports, "chance" | "clock" | "devices" | "jobs" | "recoveryCodes" | "throttle">,
  guess: FactorGuess,
): Promise<Result<null, FactorProofRefusal>> {
  const admitted = await admitGuess(ports, guess);
  if (!admitted.ok) return admitted;
  const { account, code } = guess;
  const at = ports.clock.now();
  const effects = account === null ? NO_EFFECTS : usedEffects(ports, account, at);
  const used = await ports.recoveryCodes.consume({ accountId: account?.id ?? NO_ROW, code, at }, effects);
  if (!used) return refuse({ code: "recovery_code_wrong" });
  ports.jobs.nudge();
  await guessWasRight(ports, guess);
  return accept(null);
}

function usedEffects(ports: Pick<Ports, "chance">, account: Account, at: Instant): Effects {
  return {
    messages: tellAllChannels(ports, account, { template: "recovery_code_used_notice" }),
    audit: [{ event: "factor.used", accountId: account.id, at, details: { factor: "recovery_code" } }],
  };
}
