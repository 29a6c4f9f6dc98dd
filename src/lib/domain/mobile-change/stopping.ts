import type { Result } from "../result.ts";
import { accept, refuse } from "../result.ts";
import type { CaseProgress } from "./case-progress.ts";
import type { Proof } from "./evidence.ts";
import { strongestRow } from "./policy.ts";
import { type ModifierName, POLICY, type RowName, strengthOf } from "./policy-table.ts";

/** Why what was shown does not stop a change. What would suffice is not said: it would tell how the change was asked for. */
export type StopRefusal = { readonly code: "stop_evidence_insufficient" | "stop_in_person_only" };

/** A change that is to be cancelled or undone, and by whom: who asked for it shows that the new number is theirs. */
export type Stopping = {
  readonly row: RowName;
  readonly progress: CaseProgress;
  readonly by: "asker" | "another";
};

/** Whether a change is, or was when it took effect, contested. */
const isContested = (progress: CaseProgress): boolean =>
  progress.state === "contested" || (progress.state === "completed" && progress.contested);

/**
 * Whether proofs (those that counted before the request) cancel or undo a change: at least its row, and never less than the password, or the
 * old SIM with registry facts. In person is stopped in person only, and so is a contested change by anybody but who asked: else whoever
 * holds as much as the owner could stop the owner for ever.
 */
export function mayStop({ row, progress, by }: Stopping, proofs: ReadonlySet<Proof>): Result<null, StopRefusal> {
  if (proofs.has("in_person")) return accept(null);
  if (row === "in_person" || (isContested(progress) && by === "another"))
    return refuse({ code: "stop_in_person_only" });
  const shown = strongestRow(proofs);
  if (shown === null || strengthOf(shown) < strengthOf(row)) return refuse({ code: "stop_evidence_insufficient" });
  const isEnough =
    strengthOf(shown) >= strengthOf("password") || (proofs.has("old_sim") && proofs.has("registry_facts"));
  return isEnough ? accept(null) : refuse({ code: "stop_evidence_insufficient" });
}

/**
 * Whether proofs lift a freeze at once: in person always; a row that does not wait for a freeze (the old SIM with the password, strong) unless
 * only the service desk lifts it. A SIM that was reported stolen is no proof to begin with.
 */
export function mayLift(freeze: "liftable" | "in_person_only", proofs: ReadonlySet<Proof>): boolean {
  if (proofs.has("in_person")) return true;
  if (freeze === "in_person_only") return false;
  return POLICY.some(({ anyOf, modifiers }) => {
    const lengthened: readonly ModifierName[] = modifiers;
    const ways: readonly (readonly Proof[])[] = anyOf;
    return !lengthened.includes("frozen") && ways.some((way) => way.every((proof) => proofs.has(proof)));
  });
}
