import type { GuardRefusal } from "../mobile-change/guarded-period.ts";

/** The browser's part of a passkey did not arrive whole. */
export type PasskeyFieldRefusal = { readonly code: "passkey_unreadable" };

/**
 * Why a passkey that was shown is not taken. An unknown one, another account's, a wrong signature, origin or counter are all
 * `passkey_not_accepted`; `passkey_too_late` says that its challenge was answered before or is over.
 */
export type PasskeyProofRefusal = { readonly code: "passkey_not_accepted" } | { readonly code: "passkey_too_late" };

/** Why a passkey is not added, renamed or removed. */
export type PasskeyChangeRefusal =
  | PasskeyProofRefusal
  | GuardRefusal
  | { readonly code: "passkeys_at_maximum"; readonly maximum: number }
  | { readonly code: "passkey_already_added" }
  | { readonly code: "passkey_missing" }
  | { readonly code: "busy" };
