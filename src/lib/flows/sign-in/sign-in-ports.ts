import type { Ports } from "#lib/ports/ports.ts";

/** What the sign-in needs from outside. */
export type SignInPorts = Pick<
  Ports,
  | "accounts"
  | "authenticatorCodes"
  | "chance"
  | "clock"
  | "codeAllowance"
  | "devices"
  | "factors"
  | "hash"
  | "jobs"
  | "mobileOwnership"
  | "passwords"
  | "pictures"
  | "recoveryCodes"
  | "signIns"
  | "throttle"
  | "totps"
>;
