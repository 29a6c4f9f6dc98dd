import { setTimeout as sleep } from "node:timers/promises";
import { importClients } from "#scripts/clients/commands.ts";
import { openClientStore } from "#scripts/clients/store.ts";
import { type Argon2Alone, argon2Alone } from "./argon2-alone.ts";
import { coldStartMs } from "./cold-start.ts";
import { countingProxy } from "./counting-proxy.ts";
import { type JourneyCost, journeyCosts, type NamedCost } from "./journeys.ts";
import { type Library, startLibrary } from "./library.ts";
import type { Throughput } from "./load.ts";
import { insertPeople } from "./people.ts";
import { residentMiB } from "./process-figures.ts";
import { type Crowd, type SignIns, signInOnce, signInsPerSecond } from "./sign-ins.ts";
import { openLandingPage, type Site, site } from "./site.ts";
import { clientCredentialsPerSecond, REFRESH_TOKENS, refreshesPerSecond } from "./token-requests.ts";
import { type BenchWorld, openBenchWorld, type PortalProcess } from "./world.ts";

/** What one kind of token request reaches at the portal and at the library alone. */
export type Comparison = { readonly portal: Throughput; readonly library: Throughput };

/** Everything that is measured on a running portal. Rates are per second, times in milliseconds, memory in MiB. */
export type PortalFigures = {
  readonly argon2Alone: Argon2Alone;
  readonly signIns: SignIns;
  readonly clientCredentials: Comparison;
  readonly refreshes: Comparison;
  readonly idle: JourneyCost;
  readonly journeys: readonly NamedCost[];
  readonly coldStartMs: number;
  readonly memory: { readonly atRest: number; readonly afterSignIns: number; readonly afterTokens: number };
};

const PEOPLE = 2500;
const REST_MS = 2000;

/** Measures a portal of the production build on a durable database; `process.env` says where (`benchEnvironment`). */
export function measurePortal(): Promise<PortalFigures> {
  return inWorld(async (world, sites) => {
    const underLoad = await measureLoad(world, sites.first);
    return { ...underLoad, ...(await measureJourneys(world, sites)) };
  });
}

/** Only what one person's journeys cost, which other work on the machine hardly changes. */
export function measureJourneysAlone(): Promise<Pick<PortalFigures, "idle" | "journeys">> {
  return inWorld(measureJourneys);
}

type Sites = { readonly first: Site; readonly second: Site };

async function inWorld<Value>(measure: (world: BenchWorld, sites: Sites) => Promise<Value>): Promise<Value> {
  const world = await openBenchWorld();
  const landing = await openLandingPage();
  try {
    const places = { issuer: `http://localhost:${process.env.PORT}`, landing: landing.url };
    const sites = { first: site("first-site", places), second: site("second-site", places) };
    await register(world, [sites.first, sites.second]);
    return await measure(world, sites);
  } finally {
    landing.close();
    await world.close();
  }
}

async function register({ database, secrets }: BenchWorld, sites: readonly Site[]): Promise<void> {
  const { store, close } = await openClientStore(database.appUrl, secrets.masterKey);
  try {
    await importClients(store, JSON.stringify(sites.map(({ metadata }) => metadata)), process.env);
  } finally {
    await close();
  }
}

async function measureLoad(world: BenchWorld, first: Site) {
  const people = (await insertPeople(world, PEOPLE)).values();
  const portal = await world.startPortal();
  try {
    await sleep(REST_MS);
    const atRest = residentMiB(portal.pid);
    const next = () => {
      const person = people.next();
      if (person.done) throw new Error("the benchmark has run out of people");
      return person.value;
    };
    const crowd: Crowd = { portal, site: first, sms: world.sms, next };
    const signIns = await signInsPerSecond(crowd);
    const afterSignIns = residentMiB(portal.pid);
    const alone = await argon2Alone();
    const tokens = await measureTokens(portal, crowd);
    const memory = { atRest, afterSignIns, afterTokens: residentMiB(portal.pid) };
    return { argon2Alone: alone, signIns, ...tokens, memory, coldStartMs: await coldStartMs(world) };
  } finally {
    await portal.stop();
  }
}

async function measureTokens(portal: PortalProcess, crowd: Crowd) {
  const endpoint = { url: `${portal.url}/oidc/token`, pid: portal.pid, authorization: crowd.site.authorization };
  const refreshTokens: string[] = [];
  while (refreshTokens.length < REFRESH_TOKENS) refreshTokens.push((await signInOnce(crowd)).refresh_token ?? "");
  return {
    clientCredentials: {
      portal: await clientCredentialsPerSecond(endpoint),
      library: await byLibrary((library) => clientCredentialsPerSecond(library.endpoint)),
    },
    refreshes: {
      portal: await refreshesPerSecond(endpoint, refreshTokens),
      library: await byLibrary((library) => refreshesPerSecond(library.endpoint, library.refreshTokens)),
    },
  };
}

/** A fresh one each time: its memory holds a thousand things and forgets the oldest. */
async function byLibrary(measure: (library: Library) => Promise<Throughput>): Promise<Throughput> {
  const library = await startLibrary(REFRESH_TOKENS);
  try {
    return await measure(library);
  } finally {
    library.stop();
  }
}

async function measureJourneys(world: BenchWorld, sites: Sites) {
  const proxy = await countingProxy(world.database.appUrl);
  const portal = await world.startPortal({ databaseUrl: proxy.url });
  try {
    return await journeyCosts({ pid: portal.pid, proxy, sites, sms: world.sms });
  } finally {
    await portal.stop();
    proxy.close();
  }
}
