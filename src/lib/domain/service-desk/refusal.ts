import type { PasskeyProofRefusal } from "../factors/passkey-refusal.ts";
import type { DeskCodeRefusal } from "./desk-code.ts";
import type { AdmissionRefusal, ApproverRefusal } from "./officer.ts";

/** Why an officer's act is not done. */
export type DeskRefusal =
  | PasskeyProofRefusal
  | DeskCodeRefusal
  | AdmissionRefusal
  | ApproverRefusal
  /** The enrolment address is used, over or unknown. */
  | { readonly code: "enrolment_over" }
  /** No account has this id. */
  | { readonly code: "nobody_found" }
  /** The officer has looked at as many people as a day allows. */
  | { readonly code: "lookups_spent" }
  /** The officer did not look this person up in this session within the last half hour. */
  | { readonly code: "lookup_over" }
  /** The account has no case that a code could be for. */
  | { readonly code: "no_case" }
  | { readonly code: "number_unchanged" }
  | { readonly code: "busy" };

/** Why a person's service-desk code does nothing. Every code that does not count, and an id without an account, are one refusal. */
export type ConfirmRefusal =
  | { readonly code: "picture_wrong" }
  | { readonly code: "picture_gone" }
  | { readonly code: "too_many_attempts"; readonly waitSeconds: number }
  | { readonly code: "desk_code_not_accepted" }
  | { readonly code: "busy" };
