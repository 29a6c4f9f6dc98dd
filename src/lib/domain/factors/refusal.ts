/**
 * Why a factor that was shown does not count. A wrong code, one that was used before and one of an account that has no such factor or does not
 * exist are all the same `…_wrong`.
 */
export type FactorProofRefusal =
  | { readonly code: "too_many_attempts"; readonly waitSeconds: number }
  | { readonly code: "totp_wrong" }
  | { readonly code: "recovery_code_wrong" };
