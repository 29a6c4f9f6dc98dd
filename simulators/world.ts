import { createWorldClock } from "./clock.ts";
import { createFaults } from "./faults.ts";
import { handle } from "./http/kernel.ts";
import { type Listening, listenOnLoopback } from "./http/listen.ts";
import { createInbox } from "./inbox.ts";
import { makePeople } from "./people/generator.ts";
import { createPeopleRegistry } from "./people/registry.ts";
import { createPictureCodes } from "./picture-codes.ts";
import { contractRoutes } from "./routes/contract.ts";
import { gatewayRoutes } from "./routes/gateways.ts";
import { pageRoutes } from "./routes/page.ts";
import type { World } from "./routes/world.ts";

/** How to start the simulated world; only the port is needed. */
export type SimulatorOptions = {
  /** 0 takes any free port. */
  readonly port: number;
  /** The bearer token that the portal must show; null asks for none. */
  readonly token?: string | null;
  /** The same seed makes the same people. */
  readonly seed?: number;
  /** The machine's time in epoch milliseconds. */
  readonly systemNow?: () => number;
  /** Numbers from 0 to 1 that decide when a flaky service fails. */
  readonly chance?: () => number;
  /** How long `POST /clock` waits for the portal. */
  readonly patienceMs?: number;
  readonly portalUrl?: string;
};

/** A running simulated world. */
export type Simulators = { readonly port: number; readonly url: string; close(): Promise<void> };

/** The seed of the people that everyone sees. */
export const USUAL_SEED = 1446;

/** Starts the simulated world on loopback; rejects with the system's error when the port is taken. */
export async function startSimulators(options: SimulatorOptions): Promise<Simulators> {
  const world = createWorld(options);
  const routes = [...pageRoutes(world), ...contractRoutes(world), ...gatewayRoutes(world)];
  const token = options.token ?? null;
  const listening: Listening = await listenOnLoopback(options.port, (request, response) => {
    void handle(routes, token, { request, response });
  });
  return { ...listening, url: `http://localhost:${listening.port}` };
}

function createWorld(options: SimulatorOptions): World {
  const systemNow = options.systemNow ?? Date.now;
  const clock = createWorldClock(systemNow, options.patienceMs);
  return {
    clock,
    inbox: createInbox(clock.now),
    people: createPeopleRegistry(makePeople(options.seed ?? USUAL_SEED, systemNow())),
    faults: createFaults(options.chance ?? Math.random),
    pictureCodes: createPictureCodes(),
    portalUrl: options.portalUrl ?? "http://localhost:3000",
  };
}
