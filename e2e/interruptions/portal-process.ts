import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { guard, unguard } from "#scripts/processes/guardian.ts";

const READY_WITHIN_MS = 60_000;

/** One portal process that can be killed and started again, as often as a test likes. */
export type PortalProcess = {
  /** Starts it, unless it runs, and waits until it is ready. */
  start(): Promise<void>;
  /** SIGKILL: no time for anything. Resolves when it has ended. */
  kill(): Promise<void>;
  /** Whether it runs. */
  isAlive(): boolean;
};

/** How the process is started: `npm run server` with this environment. */
export type PortalSettings = { readonly url: string; readonly log: string; readonly environment: NodeJS.ProcessEnv };

/** A portal process; not started yet. */
export function portalProcess(settings: PortalSettings): PortalProcess {
  let running: { readonly child: ChildProcess; readonly ended: Promise<void> } | null = null;
  const launch = () => {
    const child = spawnPortal(settings);
    const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    const started = { child, ended };
    void ended.then(() => {
      if (child.pid !== undefined) unguard(child.pid);
      if (running === started) running = null;
    });
    return started;
  };
  return {
    start: async () => {
      running ??= launch();
      const gone = running.ended.then(() => {
        throw new Error(`the portal ended before it was ready; see ${settings.log}`);
      });
      await Promise.race([untilReady(settings.url), gone]);
    },
    kill: async () => {
      const dying = running;
      dying?.child.kill("SIGKILL");
      await dying?.ended;
    },
    isAlive: () => running !== null,
  };
}

function spawnPortal({ log, environment }: PortalSettings): ChildProcess {
  mkdirSync(dirname(log), { recursive: true });
  const file = openSync(log, "a", 0o600);
  const child = spawn(process.execPath, ["src/server.ts"], {
    env: environment,
    detached: true,
    stdio: ["pipe", file, file],
  });
  closeSync(file);
  child.stdin?.on("error", () => undefined);
  if (child.pid !== undefined) guard(child.pid, "SIGTERM");
  return child;
}

async function untilReady(url: string): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (!(await isReady(url))) {
    if (Date.now() > deadline) throw new Error(`the portal is not ready at ${url}`);
    await sleep(25);
  }
}

async function isReady(url: string): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(5_000) });
    await answer.body?.cancel();
    return answer.status === 200;
  } catch {
    return false;
  }
}
