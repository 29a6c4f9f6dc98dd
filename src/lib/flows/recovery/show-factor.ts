import type { RecoveryRefusal } from "#lib/domain/recovery/refusal.ts";
import type { Result } from "#lib/domain/result.ts";
import { refuse } from "#lib/domain/result.ts";
import { typedSubject } from "#lib/domain/sign-in/throttle-policy.ts";
import { proveRecoveryCode } from "../factors/prove-recovery-code.ts";
import { proveTotp } from "../factors/prove-totp.ts";
import { loadOwned } from "./load-recovery.ts";
import { traceRefusal } from "./proof-trail.ts";
import { recordProof } from "./record-proof.ts";
import type { OwnRecovery, RecoveryPorts } from "./recovery-ports.ts";

/** A code of an enrolled factor, as it was typed. */
export type TypedFactor = { readonly factor: "totp" | "recovery_code"; readonly code: string };

/** Takes a code of the account's authenticator app, or one of its printed codes, which is used up by it. */
export async function showFactor(
  ports: RecoveryPorts,
  own: OwnRecovery,
  { factor, code }: TypedFactor,
): Promise<Result<null, RecoveryRefusal>> {
  const loaded = await loadOwned(ports, own);
  if (!loaded.ok) return loaded;
  const { name, owner } = loaded.value.state;
  const account = await ports.accounts.find(owner.accountId);
  if (account === null) return refuse({ code: "recovery_missing" });
  const prove = factor === "totp" ? proveTotp : proveRecoveryCode;
  const proved = await prove(ports, { account, subject: typedSubject(name), visit: own.visit, code });
  if (proved.ok) return recordProof(ports, own, { proof: factor, factorId: null });
  // What was not looked at, since there were too many, leaves no line: else the log could be filled for free.
  if (proved.refusal.code !== "too_many_attempts")
    await traceRefusal(ports, own, { state: loaded.value.state, proof: factor });
  return proved;
}
