import type { FieldRefusal } from "#lib/domain/field-refusal.ts";
import type { CaseActRefusal } from "#lib/domain/mobile-change/refusal.ts";
import { advance } from "#lib/domain/recovery/machine.ts";
import { nextTask } from "#lib/domain/recovery/next-task.ts";
import type { RecoveryRefusal } from "#lib/domain/recovery/refusal.ts";
import type { Result } from "#lib/domain/result.ts";
import { refuse } from "#lib/domain/result.ts";
import type { Ports } from "#lib/ports/ports.ts";
import { setPasswordAfterCase } from "../cases/set-password-after-case.ts";
import { loadOwned } from "./load-recovery.ts";
import { checkPasswordFor } from "./new-password-check.ts";
import type { OwnRecovery, RecoveryPorts } from "./recovery-ports.ts";
import { shownEvidence } from "./shown-evidence.ts";

type PasswordPorts = RecoveryPorts & Pick<Ports, "commonPasswords">;

/** Why no new password is set. */
export type SetPasswordRefusal = RecoveryRefusal | CaseActRefusal | FieldRefusal;

/**
 * Sets the password that a completed case left to set, once the number on file and the row's evidence were shown again, and ends the recovery, in one
 * write. The rules are judged here.
 */
export async function setPassword(
  ports: PasswordPorts,
  own: OwnRecovery,
  password: string,
): Promise<Result<null, SetPasswordRefusal>> {
  const loaded = await loadOwned(ports, own);
  if (!loaded.ok) return loaded;
  const { state, version } = loaded.value;
  const { aim, owner } = state;
  if (aim.kind !== "set_password" || nextTask(state, ports.policy.waits) !== "review") {
    return refuse({ code: "step_passed" });
  }
  const account = await ports.accounts.find(owner.accountId);
  if (account === null) return refuse({ code: "recovery_missing" });
  const checked = checkPasswordFor(ports, account, password);
  if (!checked.ok) return checked;
  const passwordHash = await ports.passwords.hash(checked.value);
  const now = ports.clock.now();
  const next = advance(state, { type: "finished", outcome: { caseNumber: null, username: null } }, now);
  if (!next.verdict.ok) return next.verdict;
  const step = { kind: "recovery", id: own.flowId, version, next: next.state } as const;
  return setPasswordAfterCase(ports, shownEvidence(state, now), { caseNumber: aim.caseNumber, passwordHash, step });
}
