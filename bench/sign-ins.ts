import { visitorWith } from "../e2e/fixtures/http-visitor.ts";
import { type Distribution, distributionOf } from "./distribution.ts";
import { load, type Throughput } from "./load.ts";
import type { BenchPerson } from "./people.ts";
import type { Site, Tokens } from "./site.ts";
import type { SmsReceiver } from "./sms-receiver.ts";
import { STEPS, type StepName, type StepTimes, walkSignIn } from "./walk-sign-in.ts";
import type { PortalProcess } from "./world.ts";

/** What the sign-ins of many people at once came to. */
export type SignIns = Throughput & {
  readonly steps: readonly (Distribution & { readonly step: StepName })[];
};

/** Where people sign in; each of them only once, since a number gets few codes an hour. */
export type Crowd = {
  readonly portal: PortalProcess;
  readonly site: Site;
  readonly sms: SmsReceiver;
  readonly next: () => BenchPerson;
};

const PRESSURE = { concurrency: 8, warmUpMs: 6000, forMs: 20_000 };

/** Full sign-ins per second of several people at once, and how long each step takes them. */
export async function signInsPerSecond(crowd: Crowd): Promise<SignIns> {
  const times = new Map<StepName, number[]>(STEPS.map((step) => [step, []]));
  const reached = await load(crowd.portal.pid, PRESSURE, {
    once: async () => {
      const own = new Map<StepName, number>();
      await signInOnce(crowd, (step, ms) => own.set(step, ms));
      return own;
    },
    counted: (own) => {
      for (const [step, ms] of own) times.get(step)?.push(ms);
    },
  });
  const steps = STEPS.map((step) => ({ step, ...distributionOf(times.get(step) ?? []) }));
  return { ...reached, steps };
}

/** One sign-in of somebody from a network of their own. */
export async function signInOnce({ site, sms, next }: Crowd, told: StepTimes = () => undefined): Promise<Tokens> {
  const { mobile, ...person } = next();
  const visitor = visitorWith({ "accept-language": "en", "x-forwarded-for": aNetwork() });
  return walkSignIn({ visitor, site, person, code: () => sms.codeTo(mobile) }, told);
}

let networks = 0;

function aNetwork(): string {
  networks += 1;
  return `10.${(networks >> 8) & 255}.${networks & 255}.1`;
}
