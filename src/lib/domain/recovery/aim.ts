/**
 * What a person comes to recovery for. A case's number is public and opens nothing. A new aim is one entry here, its evidence in `asks.ts`, its
 * act in `confirmRecovery`, and words.
 */
export type RecoveryAim =
  | { readonly kind: "change_number" }
  | { readonly kind: "cancel_change"; readonly caseNumber: string }
  | { readonly kind: "undo_change"; readonly caseNumber: string }
  | { readonly kind: "set_password"; readonly caseNumber: string }
  | { readonly kind: "forgotten_password" }
  | { readonly kind: "freeze_account" }
  | { readonly kind: "lift_freeze" }
  | { readonly kind: "report_stolen_phone" }
  | { readonly kind: "find_username" }
  | { readonly kind: "weak_rows_on" };

/** What a public case number looks like, such as `NF-7K3M-2Q9X`. */
export const CASE_NUMBER = /^NF-[0-9A-Z]{4}-[0-9A-Z]{4}$/;
