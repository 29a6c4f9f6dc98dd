import type { ChallengeRefusal } from "../challenge.ts";
import type { CodeRefusal } from "../one-time-code.ts";
import type { Result } from "../result.ts";
import { accept, refuse } from "../result.ts";
import type { RecoveryState } from "./state.ts";

/** Why a step of the machine is refused. */
export type RecoveryStepRefusal = { readonly code: "step_passed" } | CodeRefusal | ChallengeRefusal;

/** The next state, and the refusal if there is one: a wrong guess is refused and changes the state, both. */
export type RecoveryAdvance = {
  readonly state: RecoveryState;
  readonly verdict: Result<null, RecoveryStepRefusal>;
};

/** Moves on. */
export const moved = (state: RecoveryState): RecoveryAdvance => ({ state, verdict: accept(null) });

/** Refuses; `state` is what is kept all the same. */
export const stayed = (state: RecoveryState, refusal: RecoveryStepRefusal): RecoveryAdvance => ({
  state,
  verdict: refuse(refusal),
});

/** Refuses what does not belong to this step. */
export const outOfOrder = (state: RecoveryState): RecoveryAdvance => stayed(state, { code: "step_passed" });
