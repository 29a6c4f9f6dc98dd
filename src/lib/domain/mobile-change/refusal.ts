import type { AccountRefusal } from "../account/account.ts";
import type { MobileChangeStepRefusal } from "./machine.ts";
import type { PolicyRefusal } from "./policy.ts";
import type { StopRefusal } from "./stopping.ts";

/** Why nothing was done that has nothing to do with what was typed. */
export type FlowRefusal =
  | { readonly code: "change_flow_missing" }
  | { readonly code: "change_flow_expired" }
  | { readonly code: "busy" };

/** Why a person is not let into the Absher route. A wrong name, a wrong password and a missing account are all `absher_sign_in_wrong`. */
export type AbsherSignInRefusal =
  | FlowRefusal
  | AccountRefusal
  | { readonly code: "step_passed" }
  | { readonly code: "picture_wrong" }
  | { readonly code: "picture_gone" }
  | { readonly code: "slower_proof_needed" }
  | { readonly code: "too_many_attempts"; readonly waitSeconds: number }
  | { readonly code: "absher_sign_in_wrong" };

/** Why the account cannot have its number changed now, whatever is shown. */
export type StandingRefusal =
  | AccountRefusal
  | Extract<PolicyRefusal, { readonly code: "account_guarded" | "change_under_way" }>
  /** What was shown was added or changed less than 7 days ago, all of it. */
  | { readonly code: "evidence_too_new" };

/** Why a step of changing a number is refused. */
export type MobileChangeRefusal =
  | FlowRefusal
  | MobileChangeStepRefusal
  | AccountRefusal
  | PolicyRefusal
  | { readonly code: "evidence_too_new" }
  | { readonly code: "number_unchanged" }
  | { readonly code: "foreign_number_unvouched" }
  | { readonly code: "number_given_twice" }
  | { readonly code: "code_on_its_way" }
  | { readonly code: "time_at_maximum" }
  | { readonly code: "code_allowance_spent"; readonly waitSeconds: number };

/** Why a hold code or link stops nothing. A wrong, a used and an expired one are all `hold_code_not_accepted`, or `hold_link_not_accepted`. */
export type HoldRefusal =
  | { readonly code: "busy" }
  | { readonly code: "picture_wrong" }
  | { readonly code: "picture_gone" }
  | { readonly code: "too_many_attempts"; readonly waitSeconds: number }
  | { readonly code: "hold_code_not_accepted" }
  | { readonly code: "hold_link_not_accepted" };

/** Why an act on a case or a freeze does nothing. What it says was proved before; nothing of it is shown to a stranger. */
export type CaseActRefusal =
  | AccountRefusal
  | StopRefusal
  | { readonly code: "busy" }
  | { readonly code: "case_missing" }
  | { readonly code: "case_ended" }
  | { readonly code: "not_completed" }
  | { readonly code: "undo_time_over" }
  | { readonly code: "freeze_evidence_insufficient" }
  | { readonly code: "freeze_used_lately" }
  | { readonly code: "not_frozen" }
  | { readonly code: "lift_evidence_insufficient" }
  | { readonly code: "lift_in_person_only" }
  | { readonly code: "stolen_evidence_insufficient" }
  | { readonly code: "weak_rows_in_person_only" }
  | { readonly code: "no_password_due" }
  | { readonly code: "password_evidence_insufficient" };
