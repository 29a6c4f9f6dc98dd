import type { FieldRefusal } from "#lib/domain/field-refusal.ts";
import type { Decision } from "#lib/domain/mobile-change/policy.ts";
import { advance } from "#lib/domain/recovery/machine.ts";
import { nextTask } from "#lib/domain/recovery/next-task.ts";
import type { RecoveryRefusal } from "#lib/domain/recovery/refusal.ts";
import type { RecoveryAt, RecoveryState } from "#lib/domain/recovery/state.ts";
import type { Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import type { Ports } from "#lib/ports/ports.ts";
import type { AssessedChange } from "../mobile-change/assess.ts";
import { caseOf, openingOf } from "../mobile-change/open-change.ts";
import { assessPassword, type PasswordRequestRefusal } from "./assess-password.ts";
import { loadRecovery, type OwnedRecovery } from "./load-recovery.ts";
import { checkPasswordFor } from "./new-password-check.ts";
import type { OwnRecovery, RecoveryPorts } from "./recovery-ports.ts";
import { shownEvidence } from "./shown-evidence.ts";

type PasswordPorts = RecoveryPorts & Pick<Ports, "commonPasswords">;
type Outcome = Result<null, AskPasswordRefusal>;

/** Why a forgotten password is not replaced. */
export type AskPasswordRefusal = RecoveryRefusal | PasswordRequestRefusal | FieldRefusal;

/** The password that was typed, `null` for none, and the wait that the page told; `null` where it told none. */
export type LastWord = { readonly password: string | null; readonly toldWaitMs: number | null };

/** What would be decided if the last word were said now: everything read afresh, nothing written. */
export async function forecastPassword(
  ports: RecoveryPorts,
  state: RecoveryAt<"owner_proved">,
): Promise<Result<Decision, AskPasswordRefusal>> {
  const account = await ports.accounts.find(state.owner.accountId);
  if (account === null) return refuse({ code: "recovery_missing" });
  const assessed = await assessPassword(ports, account, shownEvidence(state, ports.clock.now()));
  return assessed.ok ? accept(assessed.value.decision) : assessed;
}

const MAX_RACES = 8;

/**
 * The last word on a forgotten password: everything that decides is read here. What takes effect at once sets the password that was typed; what waits
 * becomes a case, and one is chosen once that has taken effect; a longer wait than was told is refused first. One write moves the recovery, opens the
 * case, changes the account, ends every session and tells everyone; whoever asks again gets the same outcome.
 */
export async function askForPassword(ports: PasswordPorts, own: OwnRecovery, word: LastWord): Promise<Outcome> {
  for (let race = 0; race < MAX_RACES; race += 1) {
    const outcome = await askOnce(ports, own, word);
    if (outcome !== "another_was_first") return outcome;
  }
  return refuse({ code: "busy" });
}

async function askOnce(ports: PasswordPorts, own: OwnRecovery, word: LastWord): Promise<Outcome | "another_was_first"> {
  const found = await loadRecovery(ports, own);
  if (!found.ok) return found;
  const { state } = found.value;
  if (state.aim.kind !== "forgotten_password") return refuse({ code: "step_passed" });
  if (state.step === "done") return accept(null);
  if (!isComplete(ports, state)) return refuse({ code: "step_passed" });
  return ask(ports, { own, found: { ...found.value, state } }, word);
}

/** Whether everything that is asked for was shown, so that the last word may be said. */
function isComplete(
  { policy }: Pick<RecoveryPorts, "policy">,
  state: RecoveryState,
): state is RecoveryAt<"owner_proved"> {
  return state.step === "owner_proved" && nextTask(state, policy.waits) === "review";
}

type Here = { readonly own: OwnRecovery; readonly found: OwnedRecovery };

async function ask(
  ports: PasswordPorts,
  here: Here,
  { password: typed, toldWaitMs }: LastWord,
): Promise<Outcome | "another_was_first"> {
  const { state } = here.found;
  const account = await ports.accounts.find(state.owner.accountId);
  if (account === null) return refuse({ code: "recovery_missing" });
  const checked = typed === null ? accept(null) : checkPasswordFor(ports, account, typed);
  if (!checked.ok) return checked;
  const assessed = await assessPassword(ports, account, shownEvidence(state, ports.clock.now()));
  if (!assessed.ok) return (await hasMoved(ports, here)) ? "another_was_first" : assessed;
  const { waitMs } = assessed.value.decision;
  if (waitMs > (toldWaitMs ?? waitMs)) return refuse({ code: "wait_grew", waitMs });
  if (waitMs > 0) return write(ports, here, { assessed: assessed.value, passwordHash: null });
  if (checked.value === null) return refuse({ code: "step_passed" });
  const passwordHash = await ports.passwords.hash(checked.value);
  return write(ports, here, { assessed: assessed.value, passwordHash });
}

/** Whether another request of this browser was first: then what was read of the account may be what that one left. */
async function hasMoved(ports: RecoveryPorts, { own, found }: Here): Promise<boolean> {
  return (await ports.recoveries.find(own.flowId))?.version !== found.version;
}

type Asking = { readonly assessed: AssessedChange; readonly passwordHash: string | null };

async function write(
  ports: PasswordPorts,
  { own, found }: Here,
  { assessed, passwordHash }: Asking,
): Promise<Outcome | "another_was_first"> {
  const now = ports.clock.now();
  const change = caseOf(ports, assessed, now);
  const next = advance(found.state, { type: "finished", outcome: { caseNumber: change.number, username: null } }, now);
  if (!next.verdict.ok) return next.verdict;
  const step = { kind: "recovery", id: own.flowId, version: found.version, next: next.state } as const;
  const opening = await openingOf(ports, { assessed, change, keptSession: null, passwordHash }, step);
  if ((await ports.mobileChanges.write(opening)) !== "written") return "another_was_first";
  ports.jobs.nudge();
  return accept(null);
}
