import { resolve } from "node:path";
import { removeDataFolder } from "#scripts/database/place.ts";
import { freePort } from "#scripts/processes/free-port.ts";
import { runWorld } from "#scripts/world/run.ts";
import { readSettings } from "#scripts/world/settings.ts";
import { ensureChromium } from "./chromium.ts";
import { type PlaywrightRun, playwrightTask } from "./playwright-task.ts";
import type { Count, Task } from "./task.ts";

/** Some of the end-to-end tests, in the world that is up. */
export function endToEndTask(run: Omit<PlaywrightRun, "config">): Task {
  return playwrightTask({ ...run, config: "playwright.config.ts" });
}

/** Builds and starts a whole world of its own, on free ports and with a clock that can be moved, and has it walked in a real browser. */
export async function runEndToEnd(aborted: AbortSignal, walk: () => Promise<Count>): Promise<Count> {
  const chromium = ensureChromium();
  if (chromium === null) return failure("no Chromium is here and none could be installed; set CHROMIUM_PATH");
  const dataDir = resolve(".test", `world-${process.pid}`);
  Object.assign(process.env, await worldEnvironment(dataDir), { CHROMIUM_PATH: chromium });
  try {
    const world = await runWorld({ ...readSettings(process.env), errors: "logged" }, "production", aborted);
    let walking = true;
    void world.crashed.then((message) => walking && console.error(message));
    try {
      return await walk();
    } finally {
      walking = false;
      await world.stop();
    }
  } catch (error) {
    return failure(error instanceof Error ? error.message : String(error));
  } finally {
    removeDataFolder(dataDir);
  }
}

async function worldEnvironment(dataDir: string): Promise<Record<string, string>> {
  const [portal, examples, simulators] = [await freePort(), await freePort(), await freePort()];
  return {
    PORT: String(portal),
    EXAMPLES_PORT: String(examples),
    SIMULATORS_PORT: String(simulators),
    DATA_DIR: dataDir,
    SIMULATED_CLOCK: "1",
    SIMULATED_CAPTCHA: "1",
  };
}

function failure(message: string): Count {
  console.log(`✗ end-to-end tests: ${message}`);
  return { passed: 0, failed: 1, skipped: 0 };
}
