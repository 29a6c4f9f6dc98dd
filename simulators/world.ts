import type { IncomingMessage, ServerResponse } from "node:http";
import { type Absher, createAbsher } from "./absher/handler.ts";
import { ABSHER_PATH, type AbsherClient } from "./absher/provider.ts";
import { createWorldClock } from "./clock.ts";
import { createFaults } from "./faults.ts";
import { answerSafely, handle } from "./http/kernel.ts";
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
  /** The portal as the simulated Absher knows it; without it nobody can sign in there. */
  readonly absherClient?: AbsherClient | null;
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
  let absher: Absher | null = null;
  const listening: Listening = await listenOnLoopback(options.port, (request, response) => {
    if (absher?.owns(request)) void askAbsher(world, absher, { request, response });
    else void handle(routes, token, { request, response });
  });
  const url = `http://localhost:${listening.port}`;
  const client = options.absherClient ?? null;
  if (client !== null) absher = createAbsher({ issuer: `${url}${ABSHER_PATH}`, people: world.people, client });
  return { ...listening, url };
}

type Exchange = { readonly request: IncomingMessage; readonly response: ServerResponse };

function askAbsher(world: World, absher: Absher, exchange: Exchange): Promise<void> {
  return answerSafely(exchange, async () => {
    await world.faults.suffer("absher");
    await absher.handle(exchange);
  });
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
