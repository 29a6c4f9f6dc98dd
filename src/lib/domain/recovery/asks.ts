import type { Waits } from "../mobile-change/waits.ts";
import { BELONGINGS, type Belonging, type RecoveryProof } from "./belongings.ts";
import { isShown } from "./owner-steps.ts";
import { passwordPlanFor } from "./password-plan.ts";
import { planFor } from "./plan.ts";
import type { RecoveryAt } from "./state.ts";

type Owned = RecoveryAt<"owner_proved">;

/** Nobody is asked twice, and a browser shows itself. */
const ASKED_FIRST = ["registry_facts"] as const satisfies readonly RecoveryProof[];

/**
 * The evidence that is still asked for, in the order of the pages. A change of number and a forgotten password need what their fastest row needs. Stopping one is judged
 * by how it was asked for, which is not told, so all that the person has is asked for; so is lifting a freeze, where papers count for nothing.
 */
export function openProofs(state: Owned, waits: Waits): readonly RecoveryProof[] {
  const { aim, belongings, owner } = state;
  switch (aim.kind) {
    case "change_number":
      return planFor({ belongings, shown: owner.shown, uncounted: owner.uncounted, number: state.wish.number }, waits)
        .ask;
    case "forgotten_password":
      return passwordPlanFor({ belongings, shown: owner.shown, uncounted: owner.uncounted }, waits).ask;
    case "freeze_account":
      return freezeProofs(state);
    case "find_username":
      return [];
    case "set_password":
      return passwordProofs(state);
    case "lift_freeze":
    case "report_stolen_phone":
    case "weak_rows_on":
      return missing(state, allOf(belongings));
    default:
      return missing(state, [...ASKED_FIRST, ...allOf(belongings)]);
  }
}

/** One way is enough: the number on file, or the password, or the papers besides the number that was proved. */
function freezeProofs(state: Owned): readonly RecoveryProof[] {
  if (state.owner.shown.some(({ proof }) => proof !== "known_device")) return [];
  return state.belongings.includes("password") ? ["password"] : ASKED_FIRST;
}

/** A passkey that counts is more than any row that leaves a password to set, so it stands for the papers and the e-mail. */
function passwordProofs({ belongings, owner }: Owned): readonly RecoveryProof[] {
  const shown = isShown(owner, "passkey");
  if (shown && !owner.uncounted.includes("passkey")) return [];
  if (!shown && belongings.includes("passkey")) return ["passkey"];
  return missing({ owner }, [...ASKED_FIRST, ...allOf(belongings)]);
}

function allOf(belongings: readonly Belonging[]): readonly RecoveryProof[] {
  return BELONGINGS.filter((one) => one !== "known_device" && belongings.includes(one));
}

function missing({ owner }: Pick<Owned, "owner">, proofs: readonly RecoveryProof[]): readonly RecoveryProof[] {
  return proofs.filter((proof) => !isShown(owner, proof));
}
