/** What a person comes to recovery for. A new aim is one entry here, its evidence in `openProofs`, its act in `confirmRecovery`, and words. */
export type RecoveryAim = { readonly kind: "change_number" };
