import type { GuardRefusal } from "../mobile-change/guarded-period.ts";
import type { EnrolmentStepRefusal } from "./enrolment-machine.ts";

/**
 * Why a factor that was shown does not count. A wrong code, one that was used before and one of an account that has no such factor or does not
 * exist are all the same `…_wrong`.
 */
export type FactorProofRefusal =
  | { readonly code: "too_many_attempts"; readonly waitSeconds: number }
  | { readonly code: "totp_wrong" }
  | { readonly code: "recovery_code_wrong" };

/** Why an app or printed codes are not added. `enrolment_missing`: the form is over, or is not of this session. */
export type EnrolmentRefusal =
  | EnrolmentStepRefusal
  | GuardRefusal
  | { readonly code: "totp_wrong" }
  | { readonly code: "enrolment_missing" }
  | { readonly code: "busy" };

/** Why an app or printed codes are not removed. */
export type FactorRemovalRefusal = GuardRefusal | { readonly code: "factor_missing" } | { readonly code: "busy" };
