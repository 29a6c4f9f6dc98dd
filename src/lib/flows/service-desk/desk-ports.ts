import type { Ports } from "#lib/ports/ports.ts";

/** What officers' comings and goings need from outside. */
export type OfficerPorts = Pick<
  Ports,
  "chance" | "clock" | "hash" | "officers" | "officerSessions" | "passkeyChallenges" | "webauthn"
>;

/** What an officer's work needs from outside. */
export type DeskPorts = Pick<
  Ports,
  "accounts" | "chance" | "clock" | "deskCodes" | "deskLookups" | "hash" | "jobs" | "mobileChanges" | "officers"
>;
