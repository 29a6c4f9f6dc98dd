import type { ChangeCase } from "../mobile-change/change-case.ts";
import { PASSWORD_POLICY } from "../mobile-change/password-table.ts";
import { BELONGINGS, type Belonging, type RecoveryProof } from "./belongings.ts";

/**
 * What is asked for once more, besides the papers, of who comes to choose the password that a case left to choose: what its row took. Of a
 * forgotten password any one thing of the row is enough; a browser that shows itself is one.
 */
export function neededAgain(
  { goal, row }: Pick<ChangeCase, "goal" | "row">,
  shown: readonly RecoveryProof[],
): readonly Belonging[] {
  if (goal !== "password") return row === "forgotten" ? ["email"] : [];
  const anyOf: readonly RecoveryProof[] = PASSWORD_POLICY.find(({ equals }) => equals === row)?.anyOf ?? [];
  if (shown.some((proof) => anyOf.includes(proof))) return [];
  return BELONGINGS.filter((one) => one !== "known_device" && anyOf.includes(one));
}
