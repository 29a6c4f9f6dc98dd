import type { CaseActRefusal } from "../mobile-change/refusal.ts";
import type { CodeRefusal, IssueRefusal } from "../one-time-code.ts";

/** Why nothing was done that has nothing to do with what was typed. */
export type FreezeFlowRefusal =
  | { readonly code: "freeze_flow_missing" }
  | { readonly code: "freeze_flow_expired" }
  | { readonly code: "step_passed" }
  | { readonly code: "busy" };

/** Why an account is not frozen from the public page. Before a password or a code was right, none of these tells whether there is an account. */
export type FreezeRefusal =
  | FreezeFlowRefusal
  | CodeRefusal
  | IssueRefusal
  | CaseActRefusal
  | { readonly code: "picture_wrong" | "picture_gone" }
  | { readonly code: "too_many_attempts"; readonly waitSeconds: number }
  | { readonly code: "time_at_maximum" }
  | { readonly code: "sign_in_wrong" };
