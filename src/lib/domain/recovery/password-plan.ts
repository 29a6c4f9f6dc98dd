import type { Proof } from "../mobile-change/evidence.ts";
import { PASSWORD_POLICY, type PasswordModifierName, type PasswordRowName } from "../mobile-change/password-table.ts";
import type { Waits } from "../mobile-change/waits.ts";
import type { RecoveryProof } from "./belongings.ts";
import { inPageOrder, type Means, MISSED } from "./plan.ts";

/** The fastest way to a new password with what a person has besides the SIM of the number on file. */
export type PasswordPlan = {
  readonly row: PasswordRowName;
  /** What the row takes of what the person has, shown already or not. */
  readonly needs: readonly RecoveryProof[];
  /** What is still to be shown, in the order of the pages. A known browser shows itself. */
  readonly ask: readonly RecoveryProof[];
  readonly waitMs: number;
  /** Whether a SIM or a number that is new lengthens it. */
  readonly mayWaitForNumber: boolean;
};

/** The strongest row that the means reach. Everyone has their papers, so there always is one. */
export function passwordPlanFor(means: Means, waits: Waits): PasswordPlan {
  const counts = (proof: RecoveryProof) => !means.uncounted.includes(proof);
  const shown = new Set<Proof>(means.shown.map(({ proof }) => proof).filter(counts));
  const reach = new Set<Proof>([...shown, ...means.belongings.filter(counts), "registry_facts"]);
  const row = PASSWORD_POLICY.findLast(({ anyOf }) => anyOf.some((proof) => reach.has(proof))) ?? PASSWORD_POLICY[0];
  const modifiers = new Set<PasswordModifierName>(row.modifiers);
  const anyOf: readonly Proof[] = row.anyOf;
  const free =
    anyOf.find((proof) => shown.has(proof)) ?? anyOf.find((proof) => proof === "known_device" && reach.has(proof));
  const needed = new Set<Proof | undefined>([free ?? anyOf.find((proof) => reach.has(proof))]);
  if (modifiers.has("unshown_factor")) for (const factor of MISSED) if (reach.has(factor)) needed.add(factor);
  const needs = inPageOrder(needed);
  return {
    row: row.row,
    needs,
    ask: needs.filter((proof) => proof !== "known_device" && !shown.has(proof)),
    waitMs: row.wait === null ? 0 : waits[row.wait],
    mayWaitForNumber: modifiers.has("number_too_new"),
  };
}
