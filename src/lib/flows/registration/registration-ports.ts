import type { Ports } from "#lib/ports/ports.ts";

/** What the registration needs from outside. */
export type RegistrationPorts = Pick<
  Ports,
  | "accounts"
  | "chance"
  | "civilRegistry"
  | "clock"
  | "codeAllowance"
  | "commonPasswords"
  | "hash"
  | "jobs"
  | "mobileOwnership"
  | "passwords"
  | "pictures"
  | "policy"
  | "registrations"
>;
