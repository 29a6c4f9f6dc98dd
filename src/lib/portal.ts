import type { InteractionGateway } from "./oidc/interaction-gateway.ts";
import type { ClientStore } from "./ports/client-store.ts";
import type { Ports } from "./ports/ports.ts";
import type { AccountArea } from "./session/account-area.ts";

/** What the pages and actions get from the composition root: the flows' ports, the OpenID interactions, the account area, the registered sites. */
export type Portal = {
  readonly ports: Ports;
  readonly interactions: InteractionGateway;
  readonly accountArea: AccountArea;
  readonly sites: Pick<ClientStore, "find">;
};

const KEY = Symbol.for("nafidha.portal");

/** Publishes the composition root's work for Next's bundle, which shares no module instances with the server. */
export function publishPortal(portal: Portal): void {
  Reflect.set(globalThis, KEY, portal);
}

/** The one container of this process; throws before the server has built it. */
export function portal(): Portal {
  const published: Portal | undefined = Reflect.get(globalThis, KEY);
  if (published === undefined) throw new Error("the portal is not running: start it with src/server.ts");
  return published;
}
