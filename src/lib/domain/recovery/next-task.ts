import type { Waits } from "../mobile-change/waits.ts";
import { openProofs } from "./asks.ts";
import type { RecoveryProof } from "./belongings.ts";
import { isEmailProved } from "./owner-steps.ts";
import type { RecoveryAt } from "./state.ts";

/** What is to be done next by who has proved a number of their own: evidence to show, the new e-mail's code, or nothing but the last word. */
export type RecoveryTask = RecoveryProof | "new_email" | "review";

/** The first thing that is still open. A wished new e-mail comes first: its code follows the number's. */
export function nextTask(state: RecoveryAt<"owner_proved">, waits: Waits): RecoveryTask {
  if (!isEmailProved(state)) return "new_email";
  return openProofs(state, waits)[0] ?? "review";
}
