import type { PasskeyProofRefusal } from "../factors/passkey-refusal.ts";
import type { FactorProofRefusal } from "../factors/refusal.ts";
import type { RecoveryStepRefusal } from "./step-outcome.ts";

/** Why nothing was done that has nothing to do with what was typed. */
export type RecoveryFlowRefusal =
  | { readonly code: "recovery_missing" }
  | { readonly code: "recovery_expired" }
  | { readonly code: "busy" };

/** Why a step of a recovery is refused. */
export type RecoveryRefusal =
  | RecoveryFlowRefusal
  | RecoveryStepRefusal
  | { readonly code: "picture_wrong" | "picture_gone" }
  | FactorProofRefusal
  | PasskeyProofRefusal
  | { readonly code: "code_allowance_spent"; readonly waitSeconds: number }
  | { readonly code: "code_on_its_way" }
  | { readonly code: "time_at_maximum" }
  | { readonly code: "ownership_unknown" }
  | { readonly code: "number_not_on_file" }
  | { readonly code: "registry_unavailable" }
  | { readonly code: "facts_wrong" }
  | { readonly code: "own_password_wrong" }
  | { readonly code: "desk_code_not_accepted" }
  | { readonly code: "channel_unusable" }
  /** A change would take longer than the page said that was confirmed. */
  | { readonly code: "wait_grew"; readonly waitMs: number };
