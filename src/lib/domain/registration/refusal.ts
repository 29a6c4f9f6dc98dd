import type { ChallengeRefusal } from "../challenge.ts";
import type { FieldRefusal } from "../field-refusal.ts";
import type { CodeRefusal } from "../one-time-code.ts";

/** Why a step of the machine is refused. */
export type RegistrationStepRefusal = { readonly code: "step_passed" } | CodeRefusal | ChallengeRefusal;

/**
 * Why an act of a registration is refused. None of these tells whether a person, an account or a username exists. A field's refusal is the
 * password's: the identity that it was checked against was changed in another tab meanwhile.
 */
export type RegistrationRefusal =
  | RegistrationStepRefusal
  | FieldRefusal
  | { readonly code: "registration_expired" }
  | { readonly code: "time_at_maximum" }
  | { readonly code: "picture_wrong" }
  | { readonly code: "picture_gone" }
  | { readonly code: "code_allowance_spent"; readonly waitSeconds: number }
  | { readonly code: "code_on_its_way" }
  | { readonly code: "registry_unavailable" }
  | { readonly code: "busy" };
