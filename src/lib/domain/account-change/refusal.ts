import type { FieldRefusal } from "../field-refusal.ts";
import type { GuardRefusal } from "../mobile-change/guarded-period.ts";
import type { EmailStepRefusal } from "./email-machine.ts";

/** Why nothing was changed that has nothing to do with what was typed. */
export type ChangeFlowRefusal =
  | { readonly code: "change_flow_missing" }
  | { readonly code: "change_flow_expired" }
  | { readonly code: "step_passed" }
  | { readonly code: "busy" };

/** Why a known password is not changed. */
export type PasswordChangeRefusal =
  | ChangeFlowRefusal
  | GuardRefusal
  | FieldRefusal
  | { readonly code: "current_password_wrong" }
  | { readonly code: "password_unchanged" }
  | { readonly code: "time_at_maximum" }
  | { readonly code: "slower_proof_needed" }
  | { readonly code: "too_many_attempts"; readonly waitSeconds: number };

/** Why an e-mail is not taken. Whether another account has it is neither asked nor told. */
export type EmailChangeRefusal =
  | ChangeFlowRefusal
  | GuardRefusal
  | EmailStepRefusal
  | { readonly code: "email_unchanged" }
  | { readonly code: "change_under_way"; readonly caseNumber: string }
  | { readonly code: "code_on_its_way" }
  | { readonly code: "time_at_maximum" }
  | { readonly code: "code_allowance_spent"; readonly waitSeconds: number };
