import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

const HAS_PROC = existsSync("/proc/self/cmdline");

/** The command line of a living process, or null when there is none (a zombie counts as none). */
export function commandOf(pid: number): string | null {
  try {
    if (HAS_PROC) return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim() || null;
    return execFileSync("ps", ["-p", String(pid), "-o", "command="], { encoding: "utf8" }).trim() || null;
  } catch {
    return null;
  }
}

/** The processes whose working folder is `folder`. PostgreSQL's all work in their data folder. Empty where the system has no /proc. */
export function processesIn(folder: string): number[] {
  if (!HAS_PROC) return [];
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => workingFolderOf(pid) === folder && commandOf(pid) !== null);
}

function workingFolderOf(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}

/** Sends a signal; false when the process is gone already. */
export function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}

/** Waits until the process has ended; false when it still lives after `limitMs`. */
export async function ended(pid: number, limitMs: number): Promise<boolean> {
  const deadline = Date.now() + limitMs;
  while (commandOf(pid) !== null) {
    if (Date.now() > deadline) return false;
    await sleep(25);
  }
  return true;
}
