import type { Ports } from "#lib/ports/ports.ts";

/** What the sign-in needs from outside. */
export type SignInPorts = Pick<
  Ports,
  | "accounts"
  | "chance"
  | "clock"
  | "codeAllowance"
  | "devices"
  | "hash"
  | "jobs"
  | "mobileOwnership"
  | "passwords"
  | "pictures"
  | "signIns"
  | "throttle"
>;
