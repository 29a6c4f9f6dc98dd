import { accept, type Instant, type Result, refuse } from "#lib/domain/result.ts";
import { announcement, dueStep, type RotationTimes, surrender } from "#lib/domain/signing-keys/rotation.ts";
import { SIGNING_ALGORITHMS, type SigningAlgorithm } from "#lib/domain/signing-keys/signing-key.ts";
import { type KeyPorts, takeKeyStep } from "./take-key-step.ts";

/** More than are ever due at once; a run that another process races ends here, and the next one goes on. */
const STEPS_IN_A_RUN = 8;

async function rotateAlgorithm(
  ports: KeyPorts,
  algorithm: SigningAlgorithm,
  due: { readonly times: RotationTimes; readonly now: Instant },
): Promise<void> {
  for (let taken = 0; taken < STEPS_IN_A_RUN; taken += 1) {
    const step = dueStep(await ports.signingKeys.list(), algorithm, due);
    if (step === null) return;
    await takeKeyStep(ports, step, due.now);
  }
}

/** Does what is due for every algorithm; at the first start that is making its first key. A run that dies is finished by the next one. */
export async function rotateDueKeys(ports: KeyPorts, times: RotationTimes, now: Instant): Promise<void> {
  for (const algorithm of SIGNING_ALGORITHMS) await rotateAlgorithm(ports, algorithm, { times, now });
}

/** Why a key does not move at an operator's word. */
export type KeyRefusal =
  | { readonly code: "successor_announced" }
  | { readonly code: "unknown_key" }
  | { readonly code: "moved_meanwhile" };

/** Announces a successor before its time; it signs by the schedule, after the caches' time. Refuses when one is announced already. */
export async function announceSuccessor(
  ports: KeyPorts,
  algorithm: SigningAlgorithm,
  now: Instant,
): Promise<Result<null, KeyRefusal>> {
  const step = announcement(await ports.signingKeys.list(), algorithm);
  if (step === null) return refuse({ code: "successor_announced" });
  return (await takeKeyStep(ports, step, now)) ? accept(null) : refuse({ code: "moved_meanwhile" });
}

/** Gives up a key that somebody else may have, at once. Refuses an id that no living key has. */
export async function giveUpKey(ports: KeyPorts, kid: string, now: Instant): Promise<Result<null, KeyRefusal>> {
  const step = surrender(await ports.signingKeys.list(), kid);
  if (step === null) return refuse({ code: "unknown_key" });
  return (await takeKeyStep(ports, step, now)) ? accept(null) : refuse({ code: "moved_meanwhile" });
}
