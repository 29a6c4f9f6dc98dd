import { resolve } from "node:path";
import { removeDataFolder } from "#scripts/database/place.ts";
import { freePort } from "#scripts/processes/free-port.ts";
import { buildWhatIsStale } from "#scripts/world/builds.ts";
import { playwrightTask } from "./playwright-task.ts";
import { type Count, runTasks, type Task } from "./task.ts";

/**
 * Which interruptions by SIGKILL are tried, such as `1-10`, of which errand alone, until when (epoch milliseconds) new ones are begun,
 * which files alone are run, and in how many worlds side by side, each of which takes its share of the seeds.
 */
export type Interruptions = {
  seeds: string;
  errand?: string | undefined;
  until: number;
  files?: readonly string[];
  worlds?: number;
};

/** Stops and starts the portal and its database under people who are in the middle of something, in worlds of their own on free ports. Returns what each world counted. */
export async function runInterruptions(name: string, wanted: Interruptions): Promise<Count[]> {
  // Several worlds would wait for one another's build.
  await buildWhatIsStale(new AbortController().signal);
  const worlds = Array.from({ length: wanted.worlds ?? 1 }, (_, index) => index + 1);
  const shares = [];
  for (const own of worlds) shares.push(await share(name, wanted, { own, all: worlds.length }));
  return Promise.all(shares.map(({ task, dataDir }) => runShare(task, dataDir)));
}

async function runShare(task: Task, dataDir: string): Promise<Count> {
  try {
    return await runTasks([task], 1);
  } finally {
    removeDataFolder(dataDir);
  }
}

type Part = { readonly own: number; readonly all: number };

async function share(
  name: string,
  { seeds, errand, until, files = [] }: Interruptions,
  { own, all }: Part,
): Promise<{ task: Task; dataDir: string }> {
  const dataDir = resolve(".test", `interrupted-${process.pid}-${own}`);
  const env = {
    PORT: String(await freePort()),
    EXAMPLES_PORT: String(await freePort()),
    SIMULATORS_PORT: String(await freePort()),
    DATA_DIR: dataDir,
    KILL_SEEDS: seeds,
    KILL_SHARD: `${own}/${all}`,
    KILL_ERRAND: errand ?? "",
    KILL_UNTIL: String(until),
  };
  const named = all === 1 ? name : `${name}, world ${own} of ${all}`;
  return { task: playwrightTask({ name: named, config: "playwright.interruptions.config.ts", files, env }), dataDir };
}
