import type { Ports } from "#lib/ports/ports.ts";
import type { RegistrationPorts } from "../registration/registration-ports.ts";

/** What a registration by National File needs from outside: a registration's ports, with registrations of its own kind, and Absher. */
export type NationalFilePorts = RegistrationPorts & Pick<Ports, "absher" | "absherVisits">;

/** The ports by which the registration's acts are done on the National File route. */
export const nationalFilePorts = (ports: Ports): NationalFilePorts => ({
  ...ports,
  registrations: ports.nationalFiles,
});
