import { resolve } from "node:path";
import { removeDataFolder } from "#scripts/database/place.ts";
import { freePort } from "#scripts/processes/free-port.ts";
import { playwrightTask } from "./playwright-task.ts";
import { type Count, runTasks } from "./task.ts";

/**
 * Which interruptions by SIGKILL are tried, such as `1-10`, of which errand alone, until when (epoch milliseconds) new ones are begun, and
 * which files alone are run.
 */
export type Interruptions = { seeds: string; errand?: string | undefined; until: number; files?: readonly string[] };

/** Stops and starts the portal and its database under people who are in the middle of something, in a world of its own on free ports. */
export async function runInterruptions(
  name: string,
  { seeds, errand, until, files = [] }: Interruptions,
): Promise<Count> {
  const dataDir = resolve(".test", `interrupted-${process.pid}`);
  const env = {
    PORT: String(await freePort()),
    EXAMPLES_PORT: String(await freePort()),
    SIMULATORS_PORT: String(await freePort()),
    DATA_DIR: dataDir,
    KILL_SEEDS: seeds,
    KILL_ERRAND: errand ?? "",
    KILL_UNTIL: String(until),
  };
  try {
    return await runTasks([playwrightTask({ name, config: "playwright.interruptions.config.ts", files, env })], 1);
  } finally {
    removeDataFolder(dataDir);
  }
}
