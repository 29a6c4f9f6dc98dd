import type { RecoveryRefusal } from "#lib/domain/recovery/refusal.ts";
import type { Result } from "#lib/domain/result.ts";
import { refuse } from "#lib/domain/result.ts";
import { typedSubject } from "#lib/domain/sign-in/throttle-policy.ts";
import { proveRecoveryCode } from "../factors/prove-recovery-code.ts";
import { proveTotp } from "../factors/prove-totp.ts";
import { loadOwned } from "./load-recovery.ts";
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
  return proved.ok ? recordProof(ports, own, { proof: factor, factorId: null }) : proved;
}
