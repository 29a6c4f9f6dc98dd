import type { Result } from "#lib/domain/result.ts";
import { parseSignInName, type SignInName } from "#lib/domain/sign-in-name.ts";
import type { Visit } from "#lib/domain/visit.ts";
import { chanceOfLonger, type Distribution, distributionOf } from "./distribution.ts";

/** Who tries: under which name, from a network of their own; `nth` is a number that no other round has. */
export type Stranger = { readonly name: SignInName; readonly nth: number; readonly visit: Visit };

type Told = Result<unknown, { readonly code: string }>;

/** A step that is ready to be taken. `cameTo` says afterwards, unmeasured, how it ended, where its answer alone does not. */
export type ReadyStep = { readonly step: () => Promise<Told>; readonly cameTo?: () => Promise<string> };

/** A step at which a stranger names an account before anything is proved, and the one end it has, whoever is named. */
export type NamedAttempt<Ports> = {
  readonly title: string;
  readonly rounds: number;
  readonly ends: string;
  /** Goes up to the step, unmeasured. */
  readonly ready: (ports: Ports, stranger: Stranger) => Promise<ReadyStep>;
};

/** What a step costs so far: statements sent to the database, jobs written (decoys included), and the time in milliseconds. */
export type Meter = { statements(): number; jobs(): number; now(): number };

/** Statements and jobs of one step. */
export type StepCost = { readonly statements: number; readonly jobs: number };

/** What a step costs where the named account exists and where none does, and how well the one can be told from the other. */
export type NameTimes = {
  readonly title: string;
  readonly existing: Distribution & StepCost;
  readonly missing: Distribution & StepCost;
  /** The chance that the step takes longer for an existing account than for a missing one: 0.5 tells nothing. */
  readonly tellsApart: number;
};

/** What is compared, by which meter, under which usernames: those of a pair differ in nothing but whether there is such an account. */
export type NameBench<Ports> = {
  readonly ports: Ports;
  readonly meter: Meter;
  readonly names: readonly { readonly existing: string; readonly missing: string }[];
};

/** Rounds before those that count. */
export const WARM_UP = 10;

type Sample = StepCost & { readonly ms: number };

/** Takes each attempt's step for existing and missing names by turns and compares. Throws where a step does not end as it should. */
export async function compareNames<Ports>(
  bench: NameBench<Ports>,
  attempts: readonly NamedAttempt<Ports>[],
): Promise<readonly NameTimes[]> {
  const compared: NameTimes[] = [];
  let nth = 0;
  for (const attempt of attempts) {
    compared.push(await compareOne(bench, attempt, nth));
    nth += WARM_UP + attempt.rounds;
  }
  return compared;
}

// Each is first in every other round: whoever comes second may find caches warm.
const TURNS = [
  ["existing", "missing"],
  ["missing", "existing"],
] as const;

async function compareOne<Ports>(
  bench: NameBench<Ports>,
  attempt: NamedAttempt<Ports>,
  firstNth: number,
): Promise<NameTimes> {
  const samples = { existing: [] as Sample[], missing: [] as Sample[] };
  for (let round = 0; round < WARM_UP + attempt.rounds; round += 1) {
    for (const side of TURNS[round % 2] ?? []) {
      const sample = await measure(bench, attempt, strangerOf(bench, firstNth + round, side));
      if (round >= WARM_UP) samples[side].push(sample);
    }
  }
  return timesOf(attempt.title, samples);
}

/** The steps that an existing and a missing name do not cost the same statements and jobs: each is a fault. */
export function toldApartByCost(compared: readonly NameTimes[]): readonly string[] {
  const differs = ({ existing, missing }: NameTimes) =>
    existing.statements !== missing.statements || existing.jobs !== missing.jobs;
  return compared.filter(differs).map(({ title }) => title);
}

function strangerOf<Ports>({ names }: NameBench<Ports>, nth: number, side: "existing" | "missing"): Stranger {
  const pair = names[nth % names.length];
  if (pair === undefined) throw new Error("the benchmark needs names");
  const parsed = parseSignInName(pair[side]);
  if (!parsed.ok) throw new Error("the benchmark's names are usernames");
  const network = `10.${Math.floor(nth / 256)}.${nth % 256}.0/24`;
  return { name: parsed.value, nth, visit: { network, deviceToken: null } };
}

async function measure<Ports>(
  { ports, meter }: NameBench<Ports>,
  { title, ends, ready }: NamedAttempt<Ports>,
  stranger: Stranger,
): Promise<Sample> {
  const { step, cameTo } = await ready(ports, stranger);
  const before = { statements: meter.statements(), jobs: meter.jobs(), at: meter.now() };
  const told = await step();
  const ms = meter.now() - before.at;
  const cost = { statements: meter.statements() - before.statements, jobs: meter.jobs() - before.jobs };
  const end = told.ok ? ((await cameTo?.()) ?? "accepted") : told.refusal.code;
  if (end !== ends) throw new Error(`the benchmark's step "${title}" came to ${end}, not ${ends}`);
  return { ms, ...cost };
}

function timesOf(title: string, samples: Readonly<Record<"existing" | "missing", readonly Sample[]>>): NameTimes {
  const existing = samples.existing.map(({ ms }) => ms);
  const missing = samples.missing.map(({ ms }) => ms);
  return {
    title,
    existing: { ...distributionOf(existing), ...meanCost(samples.existing) },
    missing: { ...distributionOf(missing), ...meanCost(samples.missing) },
    tellsApart: chanceOfLonger(existing, missing),
  };
}

/** The mean, to hundredths: a step may cost more in some rounds, such as the fifth wrong password, of which the owner is told. */
function meanCost(samples: readonly Sample[]): StepCost {
  const mean = (of: (sample: Sample) => number) =>
    Math.round((100 * samples.reduce((sum, sample) => sum + of(sample), 0)) / Math.max(1, samples.length)) / 100;
  return { statements: mean(({ statements }) => statements), jobs: mean(({ jobs }) => jobs) };
}
