import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { guard, unguard } from "./guardian.ts";
import { signal } from "./liveness.ts";

const GRACE_MS = 15_000;
const LOG_LIMIT_BYTES = 20 * 1024 * 1024;

/** A program to run beside this one. Its output goes to `logs/NAME.log` of the data folder. */
export type Program = {
  name: string;
  script: string;
  args?: readonly string[];
  cwd?: string;
  env: NodeJS.ProcessEnv;
  dataDir: string;
};

/** A running program: `ended` resolves with how it went when it ends, for whatever reason. */
export type Child = { name: string; pid: number | undefined; ended: Promise<string>; stop: () => Promise<void> };

/** Starts a Node program in a session of its own, so that the terminal's Ctrl-C reaches only us and the order of the end is ours. */
export function startChild(program: Program): Child {
  const log = openLog(program.dataDir, program.name);
  const child = spawn(process.execPath, [program.script, ...(program.args ?? [])], {
    cwd: program.cwd ?? process.cwd(),
    env: program.env,
    detached: true,
    // The pipe never carries anything: its end tells the child that we are gone.
    stdio: ["pipe", log, log],
  });
  closeSync(log);
  child.stdin?.on("error", () => undefined);
  if (child.pid !== undefined) guard(child.pid, "SIGTERM");
  const ended = endOf(child);
  return { name: program.name, pid: child.pid, ended, stop: () => stop(child, ended) };
}

/** Where the program's output goes. */
export function logPath(dataDir: string, name: string): string {
  return join(dataDir, "logs", `${name}.log`);
}

function openLog(dataDir: string, name: string): number {
  mkdirSync(join(dataDir, "logs"), { recursive: true, mode: 0o700 });
  const path = logPath(dataDir, name);
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_LIMIT_BYTES) {
    rmSync(`${path}.1`, { force: true });
    renameSync(path, `${path}.1`);
  }
  return openSync(path, "a", 0o600);
}

async function endOf(child: ChildProcess): Promise<string> {
  const how = await new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, name) => resolve(name === null ? `exit code ${code}` : `signal ${name}`));
  });
  if (child.pid !== undefined) {
    unguard(child.pid);
    // Whatever it had started itself.
    signal(-child.pid, "SIGKILL");
  }
  return how;
}

async function stop(child: ChildProcess, ended: Promise<string>): Promise<void> {
  if (child.pid === undefined) return;
  child.kill("SIGTERM");
  const impatience = setTimeout(() => child.kill("SIGKILL"), GRACE_MS);
  await ended;
  clearTimeout(impatience);
}
