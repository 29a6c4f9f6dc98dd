import { prng } from "#simulators/people/prng.ts";
import { ERRANDS, type ErrandName } from "./errand-names.ts";
import type { StatementPoint } from "./statement-gate.ts";
import type { AfterLoss } from "./walk.ts";

/** How much an errand takes that nobody interrupts. */
export type Extent = { readonly statements: number; readonly milliseconds: number };

/** When the process is killed: at a statement of its own, or so long after the errand began. */
export type Moment =
  | ({ readonly kind: "statement" } & StatementPoint)
  | { readonly kind: "time"; readonly afterMs: number };

/** One interruption: of which errand, when, and what the person then does. */
export type KillPlan = { readonly errand: ErrandName; readonly moment: Moment; readonly afterLoss: AfterLoss };

/** How much each errand takes. */
export type Extents = (errand: ErrandName) => Extent;

/** Which errand a seed interrupts: the one that is asked for, else each by turns. */
export function errandOfSeed(seed: number, only: ErrandName | null): ErrandName {
  return only ?? ERRANDS[seed % ERRANDS.length] ?? "registration";
}

/** The interruption of a seed, in the one errand that is asked for or in each by turns. Equal seeds and extents give equal plans. */
export function killPlan(seed: number, extents: Extents, only: ErrandName | null = null): KillPlan {
  const chance = prng(seed);
  const errand = errandOfSeed(seed, only);
  const { statements, milliseconds } = extents(errand);
  const when = chance.pick(["before", "after"] as const);
  const statement = 1 + chance.int(statements);
  const afterMs = chance.int(Math.ceil(milliseconds));
  const isTimed = chance.int(3) === 0;
  return {
    errand,
    moment: isTimed ? { kind: "time", afterMs } : { kind: "statement", statement, when },
    afterLoss: chance.pick(["reload", "resend"] as const),
  };
}

/** A plan in words, for whoever reads a failure. */
export function planInWords({ errand, moment, afterLoss }: KillPlan): string {
  const when =
    moment.kind === "time" ? `${moment.afterMs} ms after it began` : `${moment.when} its statement ${moment.statement}`;
  return `${errand} killed ${when}; the person: ${afterLoss}`;
}
