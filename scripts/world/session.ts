import type { RunningWorld } from "./run.ts";
import { runWorld } from "./run.ts";
import { readSettings } from "./settings.ts";

const PARENT_CHECK_MS = 500;

/** Runs the world in the foreground until it is told to end, whoever started it is gone, or a part of it crashes. Ends this process. */
export async function serveWorld(mode: "production" | "development"): Promise<never> {
  const toldEarly = new AbortController();
  const told = untilTold();
  void told.then(() => toldEarly.abort());
  try {
    const world = await runWorld(readSettings(process.env), mode, toldEarly.signal);
    console.log(`ready ${world.url}`);
    process.exit(await untilOver(world, told));
  } catch (error) {
    if (toldEarly.signal.aborted) process.exit(await told);
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}

async function untilOver(world: RunningWorld, told: Promise<number>): Promise<number> {
  const over = await Promise.race([told, world.crashed]);
  if (typeof over === "string") console.error(over);
  await world.stop();
  return typeof over === "string" ? 1 : over;
}

/** Resolves with the exit code when a signal comes or the parent is gone. Repeated signals change nothing: stopping is quick and must be whole. */
export function untilTold(): Promise<number> {
  return new Promise((resolve) => {
    process.on("SIGINT", () => resolve(130));
    process.on("SIGTERM", () => resolve(143));
    process.on("SIGHUP", () => resolve(129));
    const parent = process.ppid;
    setInterval(() => process.ppid !== parent && resolve(1), PARENT_CHECK_MS).unref();
  });
}
