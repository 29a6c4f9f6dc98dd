import type { AccountRefusal } from "../account/account.ts";
import type { PasskeyProofRefusal } from "../factors/passkey-refusal.ts";
import type { FactorProofRefusal } from "../factors/refusal.ts";
import type { SignInStepRefusal } from "./machine.ts";

/**
 * Why a sign-in is refused. A missing account, a wrong name and a wrong password are all `sign_in_wrong`;
 * what comes after a right password may be told.
 */
export type SignInRefusal =
  | SignInStepRefusal
  | AccountRefusal
  | PasskeyProofRefusal
  | { readonly code: "passkey_of_another_account" }
  | FactorProofRefusal
  | { readonly code: "picture_wrong" }
  | { readonly code: "picture_gone" }
  | { readonly code: "slower_proof_needed" }
  | { readonly code: "sign_in_wrong" }
  | { readonly code: "mobile_unusable" }
  | { readonly code: "code_allowance_spent"; readonly waitSeconds: number }
  | { readonly code: "code_on_its_way" }
  | { readonly code: "busy" };
