import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { commandOf, ended, processesIn, signal } from "#scripts/processes/liveness.ts";

const FAST_SHUTDOWN_MS = 20_000;
const IMMEDIATE_SHUTDOWN_MS = 5_000;
const ORPHANED_BACKENDS_MS = 10_000;

/** A running PostgreSQL server of a data folder. */
export type Postmaster = { pid: number; port: number };

/** The server that runs on the data folder now, or null: a lock file left by a killed one does not count. */
export function runningPostmaster(data: string): Postmaster | null {
  const [pid, , , port] = lockFile(data).split("\n");
  if (pid === undefined || port === undefined || pid === "") return null;
  return isPostmasterOf(Number(pid), data) ? { pid: Number(pid), port: Number(port) } : null;
}

function isPostmasterOf(pid: number, data: string): boolean {
  const command = commandOf(pid);
  return command?.includes("postgres") === true && command.includes(data);
}

/** Shuts the server down: first cleanly, then at once. Its data survives either. */
export async function stopPostmaster(pid: number): Promise<void> {
  signal(pid, "SIGINT");
  if (await ended(pid, FAST_SHUTDOWN_MS)) return;
  signal(pid, "SIGQUIT");
  if (await ended(pid, IMMEDIATE_SHUTDOWN_MS)) return;
  throw new Error(`PostgreSQL (process ${pid}) does not stop; end it by hand.`);
}

/**
 * Makes the data folder startable after any death: stops an orphaned server, waits for its orphaned sessions, and removes a lock file
 * whose process number now belongs to something else (as happens when a container starts again).
 */
export async function clearRemains(data: string): Promise<void> {
  const orphan = runningPostmaster(data);
  if (orphan !== null) await stopPostmaster(orphan.pid);
  const deadline = Date.now() + ORPHANED_BACKENDS_MS;
  while (processesIn(data).length > 0 && Date.now() < deadline) await sleep(50);
  const pid = Number(lockFile(data).split("\n")[0]);
  if (pid > 0 && commandOf(pid) !== null && processesIn(data).length === 0)
    rmSync(join(data, "postmaster.pid"), { force: true });
}

function lockFile(data: string): string {
  try {
    return readFileSync(join(data, "postmaster.pid"), "utf8");
  } catch {
    return "";
  }
}
