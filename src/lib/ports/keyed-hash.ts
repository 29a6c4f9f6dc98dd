/** What a keyed hash is for; each purpose has a key of its own, so that equal values under two purposes cannot be compared. */
export type HashPurpose =
  | "national-id"
  | "mobile"
  | "email"
  | "username"
  | "network"
  | "sign-in-name"
  | "one-time-code"
  | "picture-answer"
  | "spoken-digits"
  | "spoken-sound"
  | "hold-code"
  | "recovery-code"
  | "flow-id"
  | "device"
  | "passkey-owner"
  | "session"
  | "oidc-id"
  | "subject"
  | "audit-subject"
  | "audit-officer"
  | "officer-enrolment"
  | "officer-session"
  | "desk-code";

/** HMAC-SHA-256 under keys that never leave the portal. */
export type KeyedHash = {
  /** The base64url hash of a value under a purpose. */
  of(purpose: HashPurpose, value: string): string;
};
