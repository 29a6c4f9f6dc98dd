import type { Account } from "#lib/domain/account/account.ts";
import type { FactorProofRefusal } from "#lib/domain/factors/refusal.ts";
import type { Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import { NO_ROW } from "#lib/domain/row-id.ts";
import { factorDeviceKey, factorKey, waitAfterFailures } from "#lib/domain/sign-in/throttle-policy.ts";
import type { Visit } from "#lib/domain/visit.ts";
import type { Ports } from "#lib/ports/ports.ts";

/**
 * A code that somebody types as a factor of an account. `account` is whom it may mean, `subject` what stands for them where there is no account:
 * the same work is done for both.
 */
export type FactorGuess = {
  readonly account: Account | null;
  readonly subject: string;
  readonly visit: Visit;
  readonly code: string;
};

type GuessPorts = Pick<Ports, "clock" | "devices" | "throttle">;
type TooMany = Extract<FactorProofRefusal, { readonly code: "too_many_attempts" }>;

/**
 * Counts a guess before it is looked at, over all codes of an account together, wherever they are typed: five are free, then each waits longer,
 * up to an hour. A browser that this person signed in from before has a count of its own, so that nobody else can hold its owner up.
 */
export async function admitGuess(ports: GuessPorts, guess: FactorGuess): Promise<Result<null, TooMany>> {
  const now = ports.clock.now();
  const attempt = await ports.throttle.attempt(await keyOf(ports, guess), now, waitAfterFailures);
  if (attempt.admitted) return accept(null);
  return refuse({ code: "too_many_attempts", waitSeconds: Math.ceil((attempt.waitUntil - now) / 1000) });
}

/** Forgets the guesses once one was right. */
export async function guessWasRight(ports: GuessPorts, guess: FactorGuess): Promise<void> {
  await ports.throttle.clear(await keyOf(ports, guess));
}

async function keyOf(ports: Pick<GuessPorts, "devices">, { account, subject, visit }: FactorGuess): Promise<string> {
  const accountId = account?.id ?? NO_ROW;
  const token = visit.deviceToken ?? "none";
  const knownSince = await ports.devices.knownSince(accountId, token);
  return knownSince === null ? factorKey(account?.id ?? subject) : factorDeviceKey(accountId, token);
}
