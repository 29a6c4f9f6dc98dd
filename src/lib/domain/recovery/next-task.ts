import type { Waits } from "../mobile-change/waits.ts";
import type { RecoveryProof } from "./belongings.ts";
import { isEmailProved } from "./owner-steps.ts";
import { planFor } from "./plan.ts";
import type { RecoveryAt } from "./state.ts";

type Owned = RecoveryAt<"owner_proved">;

/** What is to be done next by who has proved a number of their own: evidence to show, the new e-mail's code, or nothing but to confirm. */
export type RecoveryTask = RecoveryProof | "new_email" | "review";

/** The first thing that is still open. A wished new e-mail comes first: its code follows the number's. */
export function nextTask(state: Owned, waits: Waits): RecoveryTask {
  if (!isEmailProved(state)) return "new_email";
  return openProofs(state, waits)[0] ?? "review";
}

/** The evidence that is still asked for, in the order of the pages: what the fastest row needs. */
function openProofs({ belongings, owner }: Owned, waits: Waits): readonly RecoveryProof[] {
  return planFor({ belongings, shown: owner.shown }, waits).ask;
}
