import { setTimeout as sleep } from "node:timers/promises";
import { changeByAbsherOverHttp, type Road, registerOverHttp } from "../e2e/fixtures/http-road.ts";
import { visitorWith } from "../e2e/fixtures/http-visitor.ts";
import { createPerson } from "../e2e/fixtures/person.ts";
import type { CountingProxy } from "./counting-proxy.ts";
import { cpuMs } from "./process-figures.ts";
import type { Site } from "./site.ts";
import type { SmsReceiver } from "./sms-receiver.ts";
import { walkSecondSite, walkSignIn } from "./walk-sign-in.ts";

/** What the portal's process and its database had to do for one journey, on average, without what they do when nobody comes. */
export type JourneyCost = {
  readonly cpuMs: number;
  readonly roundTrips: number;
  /** How often each statement was sent. */
  readonly statements: Readonly<Record<string, number>>;
};

/** The journeys, in their order: each person takes them one after the other. */
export const JOURNEYS = ["registration", "sign-in with consent", "second site", "mobile change"] as const;

type JourneyName = (typeof JOURNEYS)[number];

/** One journey's cost. */
export type NamedCost = JourneyCost & { readonly name: JourneyName };

/** What the journeys need. */
export type JourneyWorld = {
  readonly pid: number;
  readonly proxy: CountingProxy;
  readonly sites: { readonly first: Site; readonly second: Site };
  readonly sms: SmsReceiver;
};

const REPEATS = 6;
const IDLE_MS = 6000;
/** Messages and what follows an answer still belong to the journey. */
const SETTLE_MS = 300;

type Measured = JourneyCost & { readonly ms: number };
type Raw = Measured & { readonly name: JourneyName };
type Walk = { readonly name: JourneyName; readonly walk: () => Promise<unknown> };

/** Walks each journey several times, alone, and answers what one costs; the first round warms up and does not count. */
export async function journeyCosts(
  world: JourneyWorld,
): Promise<{ readonly idle: JourneyCost; readonly journeys: readonly NamedCost[] }> {
  const rounds: Raw[] = [];
  for (let round = 0; round <= REPEATS; round += 1) {
    for (const { name, walk } of await journeysOf(world)) {
      const taken = await measured(world, walk);
      if (round > 0) rounds.push({ name, ...taken });
    }
  }
  const idle = await measured(world, () => sleep(IDLE_MS));
  const costs = JOURNEYS.map((name) => ({
    name,
    ...costOf(
      rounds.filter((raw) => raw.name === name),
      idle,
    ),
  }));
  return { idle: perSecond(idle), journeys: costs };
}

async function journeysOf({ sites, sms }: JourneyWorld): Promise<readonly Walk[]> {
  const person = await createPerson();
  const inbox = {
    waitForCode: sms.codeTo,
    waitForHoldCode: () => Promise.reject(new Error("no hold code is waited for here")),
    codesSentTo: async () => 0,
  };
  const fresh = () => visitorWith({ "accept-language": "en", "x-forwarded-for": "10.200.0.1" });
  const road = (): Road => ({ visitor: fresh(), person, inbox });
  const visitor = fresh();
  const { username: name, password } = person;
  const code = () => sms.codeTo(person.mobile.e164);
  const signIn = { visitor, site: sites.first, person: { name, password }, code };
  return [
    { name: "registration", walk: () => registerOverHttp(road()) },
    { name: "sign-in with consent", walk: () => walkSignIn(signIn, () => undefined) },
    { name: "second site", walk: () => walkSecondSite({ visitor, site: sites.second }) },
    { name: "mobile change", walk: () => changeByAbsherOverHttp(road()) },
  ];
}

async function measured({ pid, proxy }: JourneyWorld, walk: () => Promise<unknown>): Promise<Measured> {
  proxy.take();
  const [cpuBefore, begun] = [cpuMs(pid), performance.now()];
  await walk();
  await sleep(SETTLE_MS);
  const { roundTrips, statements } = proxy.take();
  const used = cpuMs(pid) - cpuBefore;
  return { ms: performance.now() - begun, cpuMs: used, roundTrips, statements: Object.fromEntries(statements) };
}

function perSecond({ ms, cpuMs: used, roundTrips, statements }: Measured): JourneyCost {
  const rate = (count: number) => (count * 1000) / ms;
  const rates = Object.entries(statements).map(([text, count]) => [text, rate(count)] as const);
  return { cpuMs: rate(used), roundTrips: rate(roundTrips), statements: Object.fromEntries(rates) };
}

function costOf(rounds: readonly Raw[], idle: Measured): JourneyCost {
  const mean = (of: (raw: Raw) => number) => rounds.reduce((sum, raw) => sum + of(raw), 0) / rounds.length;
  const rest = perSecond(idle);
  const seconds = mean(({ ms }) => ms) / 1000;
  const texts = new Set(rounds.flatMap(({ statements }) => Object.keys(statements)));
  const statements = [...texts].map((text) => {
    const own = mean((raw) => raw.statements[text] ?? 0) - (rest.statements[text] ?? 0) * seconds;
    return [text, Math.round(own * 10) / 10] as const;
  });
  return {
    cpuMs: Math.round(mean((raw) => raw.cpuMs) - rest.cpuMs * seconds),
    roundTrips: Math.round(mean((raw) => raw.roundTrips) - rest.roundTrips * seconds),
    statements: Object.fromEntries(
      statements.filter(([, count]) => count >= 0.2).sort(([, one], [, two]) => two - one),
    ),
  };
}
