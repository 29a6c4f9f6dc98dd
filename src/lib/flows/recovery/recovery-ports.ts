import type { Language } from "#lib/domain/language.ts";
import type { Visit } from "#lib/domain/visit.ts";
import type { Ports } from "#lib/ports/ports.ts";
import type { ProvePasskeyPorts } from "../factors/passkey-ports.ts";
import type { ChangePorts } from "../mobile-change/change-ports.ts";

/** What recovery needs from outside: all that a change of number needs, the civil registry and the enrolled factors. */
export type RecoveryPorts = ChangePorts &
  ProvePasskeyPorts &
  Pick<Ports, "authenticatorCodes" | "civilRegistry" | "inPersonCodes" | "recoveries" | "recoveryCodes" | "totps">;

/** Whose request this is: the browser's flow, and from where it comes. */
export type OwnRecovery = {
  readonly flowId: string;
  readonly visit: Visit;
  /** The language of the page, in which messages speak as long as nobody is known. */
  readonly language: Language;
};
