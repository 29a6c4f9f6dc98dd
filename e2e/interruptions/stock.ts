import { createPerson, type TestPerson } from "../fixtures/person.ts";
import { DONE_BEFORE, type ErrandName } from "./errand-names.ts";
import type { InterruptedWorld } from "./interrupted-world.ts";
import { undisturbed } from "./killed-errand.ts";

/** People who have done all that comes before their errand. */
export type Stock = {
  /** The one of a seed. Whoever is asked for first is made ready together with those who come next. */
  personOf(seed: number): Promise<TestPerson>;
};

/** A portal that has just started is slow: so many get ready in one life of it. */
const AT_ONCE = 24;
/** So many of them side by side. */
const WIDTH = 3;

/** What the seeds want, in the order in which they come. */
export type Wish = { readonly seed: number; readonly errand: ErrandName };

/** A stock for these seeds. Nobody may be interrupted while people get ready. */
export function stockOf(world: InterruptedWorld, wishes: readonly Wish[]): Stock {
  const ready = new Map<number, TestPerson>();
  const prepare = async ({ seed, errand }: Wish): Promise<void> => {
    const person = await createPerson();
    for (const before of DONE_BEFORE[errand]) await undisturbed(world, before, person);
    ready.set(seed, person);
  };
  const fill = async (from: number): Promise<void> => {
    const next = wishes.slice(wishes.findIndex(({ seed }) => seed === from)).slice(0, AT_ONCE);
    const work = async () => {
      for (let wish = next.shift(); wish !== undefined; wish = next.shift()) await prepare(wish);
    };
    await Promise.all(Array.from({ length: WIDTH }, work));
  };
  return {
    personOf: async (seed) => {
      if (!ready.has(seed)) await fill(seed);
      const person = ready.get(seed);
      if (person === undefined) throw new Error(`nobody is ready for seed ${seed}`);
      ready.delete(seed);
      return person;
    },
  };
}
