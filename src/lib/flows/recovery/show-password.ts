import type { RecoveryRefusal } from "#lib/domain/recovery/refusal.ts";
import type { Result } from "#lib/domain/result.ts";
import { refuse } from "#lib/domain/result.ts";
import { typedSubject } from "#lib/domain/sign-in/throttle-policy.ts";
import { admitPassword, passwordWasRight, passwordWasWrong } from "../password-guard.ts";
import { writeAlong } from "../write-along.ts";
import { accountBefore } from "./account-before.ts";
import { loadOwned } from "./load-recovery.ts";
import { recordProof } from "./record-proof.ts";
import type { OwnRecovery, RecoveryPorts } from "./recovery-ports.ts";

/**
 * Takes the account's password. Tries share the sign-in's counts, so that recovery is no second way of guessing; a number of the person's
 * own was proved before, which is slower proof than any picture.
 */
export async function showPassword(
  ports: RecoveryPorts,
  own: OwnRecovery,
  password: string,
): Promise<Result<null, RecoveryRefusal>> {
  const loaded = await loadOwned(ports, own);
  if (!loaded.ok) return loaded;
  const { state } = loaded.value;
  const account = await ports.accounts.find(state.owner.accountId);
  if (account === null) return refuse({ code: "recovery_missing" });
  const tried = { subject: typedSubject(state.name), account, visit: own.visit, slowerProof: true };
  const admitted = await admitPassword(ports, tried);
  if (!admitted.ok) {
    return admitted.refusal.code === "slower_proof_needed" ? refuse({ code: "busy" }) : refuse(admitted.refusal);
  }
  const { passwordHash } = await accountBefore(ports, account, state.aim);
  if (!(await ports.passwords.verify(passwordHash, password))) {
    await writeAlong(ports.recoveries, own.flowId, await passwordWasWrong(ports, tried));
    ports.jobs.nudge();
    return refuse({ code: "own_password_wrong" });
  }
  await passwordWasRight(ports, tried);
  return recordProof(ports, own, { proof: "password", factorId: null });
}
