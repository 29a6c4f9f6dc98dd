import type { Ports } from "#lib/ports/ports.ts";

/** What showing a passkey needs from outside. */
export type ProvePasskeyPorts = Pick<Ports, "clock" | "hash" | "passkeyChallenges" | "passkeys" | "webauthn">;

/** What changing the passkeys of an account needs besides. */
export type PasskeyPorts = ProvePasskeyPorts & Pick<Ports, "chance" | "factors" | "jobs">;
