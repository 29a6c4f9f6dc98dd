import "server-only";
import { nationalFilePorts } from "#lib/flows/national-file/national-file-ports.ts";
import type { RegistrationPorts } from "#lib/flows/registration/registration-ports.ts";
import { portal } from "#lib/portal.ts";
import { readFlowId } from "#lib/session/flow-cookie.ts";
import type { RegistrationRoute } from "./paths.ts";
import { FLOW_OF_ROUTE } from "./queries.ts";

/** What an act works on: the route's own kind of registration, and this browser's one of it. */
export type OwnRegistration = {
  readonly route: RegistrationRoute;
  readonly ports: RegistrationPorts;
  flowId(): Promise<string | null>;
};

/** A browser may send anything as a bound argument: what is no route counts as a new user's, which knows nobody's Absher. */
export function ownRegistration(sent: unknown): OwnRegistration {
  const route = sent === "national_file" ? "national_file" : "new_user";
  const { ports } = portal();
  return {
    route,
    ports: route === "national_file" ? nationalFilePorts(ports) : ports,
    flowId: () => readFlowId(FLOW_OF_ROUTE[route]),
  };
}
