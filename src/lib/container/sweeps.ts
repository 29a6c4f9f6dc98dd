import type { Sweep } from "../adapters/jobs/sweeper.ts";
import { completeDueCases, tellHalfway } from "../flows/mobile-change/complete-due-cases.ts";
import type { Ports } from "../ports/ports.ts";
import type { Database } from "../stores/prisma.ts";
import { purge } from "../stores/purge.ts";

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;

/** What becomes due by itself in this portal, and how often it is looked for. `ports` is asked at each run, since the job runner is one of them. */
export function sweeps(ports: () => Ports, database: Database): readonly Sweep[] {
  const changes = [
    { name: "mobile_change_due", sweep: completeDueCases },
    { name: "mobile_change_halfway", sweep: tellHalfway },
  ].map(({ name, sweep }) => ({
    name,
    everyMs: 5 * SECOND_MS,
    run: async (now: number) => void (await sweep(ports()).run(now)),
  }));
  const purging = {
    name: "purge",
    everyMs: 10 * MINUTE_MS,
    run: (now: number) => purge(database, { portal: now, real: Date.now() }),
  };
  return [...changes, purging];
}
