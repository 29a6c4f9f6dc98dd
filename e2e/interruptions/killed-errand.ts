import { setTimeout as sleep } from "node:timers/promises";
import { createPerson, type TestPerson } from "../fixtures/person.ts";
import { keepCaseNumber } from "./case-number.ts";
import { errandOf } from "./errand.ts";
import { type ErrandName, LIVES } from "./errand-names.ts";
import type { InterruptedWorld } from "./interrupted-world.ts";
import type { Extent, Extents, KillPlan } from "./kill-point.ts";
import { type Walk, walk } from "./walk.ts";

/** An errand that was interrupted and went on to its end. */
export type KilledErrand = Walk & {
  /** Whether the portal died on the way; else it was killed right after. */
  readonly killedOnTheWay: boolean;
};

/** Somebody in the middle of an errand, and what is looked at while the portal is dead: nobody acts then. */
export type Interrupted = { readonly person: TestPerson; readonly whileDead: () => Promise<void> };

/** Goes through an errand undisturbed. */
export async function undisturbed(world: InterruptedWorld, name: ErrandName, person: TestPerson): Promise<Walk> {
  const walked = await walk(await errandOf(name, person), {
    recovered: () => world.portal.start(),
    afterLoss: "reload",
  });
  keepCaseNumber(person, walked.end);
  return walked;
}

const UNMEASURED: Extent = { statements: Number.POSITIVE_INFINITY, milliseconds: Number.POSITIVE_INFINITY };

/** How much each errand takes here at the least: sweeps that run meanwhile and a cold start do not count, so that interruptions fall on the way. */
export async function measureErrands(world: InterruptedWorld): Promise<Extents> {
  const least = new Map<ErrandName, Extent>();
  for (const life of LIVES) {
    const person = await createPerson();
    for (const name of life) {
      world.gate.arm(null, () => undefined);
      const begun = performance.now();
      await undisturbed(world, name, person);
      const before = least.get(name) ?? UNMEASURED;
      const milliseconds = Math.min(before.milliseconds, performance.now() - begun);
      least.set(name, { statements: Math.min(before.statements, world.gate.count()), milliseconds });
    }
  }
  return (name) => least.get(name) ?? UNMEASURED;
}

/** Goes through an errand while the portal is killed as planned and started again; the person goes on as people do. */
export async function goThroughKill(
  world: InterruptedWorld,
  { person, whileDead }: Interrupted,
  { errand, moment, afterLoss }: KillPlan,
): Promise<KilledErrand> {
  const wanted = await errandOf(errand, person);
  let dying: Promise<void> | null = null;
  const kill = (): void => {
    dying ??= world.portal.kill().then(whileDead);
    // What it finds is thrown where it is waited for.
    dying.catch(() => undefined);
  };
  world.gate.arm(moment.kind === "statement" ? moment : null, kill);
  const timer = moment.kind === "time" ? setTimeout(kill, moment.afterMs) : undefined;
  const recovered = async (): Promise<void> => {
    await dying;
    await world.portal.start();
  };
  try {
    const walked = await walk(wanted, { recovered, afterLoss });
    const killedOnTheWay = dying !== null;
    world.gate.arm(null, () => undefined);
    kill();
    await recovered();
    return { ...walked, killedOnTheWay };
  } finally {
    clearTimeout(timer);
    world.gate.arm(null, () => undefined);
    await world.portal.start();
  }
}

/** Waits until something holds, and answers what was seen last, be it in vain. */
export async function until<Value>(
  look: () => Promise<Value>,
  holds: (seen: Value) => boolean,
  withinMs: number,
): Promise<Value> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const seen = await look();
    if (holds(seen) || Date.now() > deadline) return seen;
    await sleep(100);
  }
}
