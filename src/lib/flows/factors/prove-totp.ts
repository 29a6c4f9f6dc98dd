import type { FactorProofRefusal } from "#lib/domain/factors/refusal.ts";
import { NO_TOTP_SECRET } from "#lib/domain/factors/totp.ts";
import type { Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import { NO_ROW } from "#lib/domain/row-id.ts";
import type { Ports } from "#lib/ports/ports.ts";
import { admitGuess, type FactorGuess, guessWasRight } from "./factor-guess.ts";

/**
 * Whether a code of the account's authenticator app was shown (RFC 6238). The guess is counted first; then one query and one comparison, whether
 * there is an account with an app or not. A code counts once: its step is used up by one statement, and every earlier step with it.
 */
export async function proveTotp(
  ports: Pick<Ports, "authenticatorCodes" | "clock" | "devices" | "throttle" | "totps">,
  guess: FactorGuess,
): Promise<Result<null, FactorProofRefusal>> {
  const admitted = await admitGuess(ports, guess);
  if (!admitted.ok) return admitted;
  const at = ports.clock.now();
  const totp = await ports.totps.find(guess.account?.id ?? NO_ROW);
  const step = ports.authenticatorCodes.stepOf(totp?.secret ?? NO_TOTP_SECRET, guess.code, at);
  if (totp === null || step === null) return refuse({ code: "totp_wrong" });
  if (!(await ports.totps.use(totp.id, { step, at }))) return refuse({ code: "totp_wrong" });
  await guessWasRight(ports, guess);
  return accept(null);
}
