import type { Instant } from "#lib/domain/result.ts";
import type { Clock } from "#lib/ports/clock.ts";
import type { Log } from "#lib/ports/log.ts";

/** Something that becomes due by itself. It runs in several processes at once, so all it writes is conditional. */
export type Sweep = {
  /** For the log. */
  readonly name: string;
  /** How long it rests between two runs, in real time. */
  readonly everyMs: number;
  /** Does what is due at `now`, the portal's clock. */
  readonly run: (now: Instant) => Promise<void>;
};

/** Runs sweeps one after the other; one that fails is logged and holds up no other. */
export type Sweeper = {
  /** Runs those that have rested long enough. */
  runRested(): Promise<void>;
  /** Runs all of them now. */
  runAll(): Promise<void>;
  /** Resolves when nothing runs. */
  settled(): Promise<void>;
};

/** A sweeper by the portal's clock. */
export function sweeper(ports: { readonly clock: Clock; readonly log: Log }, sweeps: readonly Sweep[]): Sweeper {
  const lastRun = new Map<Sweep, number>();
  let queue: Promise<void> = Promise.resolve();

  const runOne = async (sweep: Sweep): Promise<void> => {
    lastRun.set(sweep, performance.now());
    try {
      await sweep.run(ports.clock.now());
    } catch (error) {
      ports.log.error(`sweep.${sweep.name}.failed`, error);
    }
  };
  const runThose = (isDue: (sweep: Sweep) => boolean): Promise<void> => {
    queue = queue.then(async () => {
      for (const sweep of sweeps.filter(isDue)) await runOne(sweep);
    });
    return queue;
  };
  const hasRested = (sweep: Sweep) => performance.now() - (lastRun.get(sweep) ?? -Infinity) >= sweep.everyMs;

  return { runRested: () => runThose(hasRested), runAll: () => runThose(() => true), settled: () => queue };
}
