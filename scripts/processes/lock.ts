import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { commandOf } from "./liveness.ts";

/** Does the work while no other process does work under the same lock file. A dead holder's lock is taken over. */
export async function withLock<Value>(file: string, work: () => Value | Promise<Value>): Promise<Value> {
  while (!take(file)) await sleep(200);
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function take(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
    return true;
  } catch {
    if (holderLives(file)) return false;
    rmSync(file, { force: true });
    return false;
  }
}

function holderLives(file: string): boolean {
  try {
    const pid = Number(readFileSync(file, "utf8"));
    return pid !== process.pid && commandOf(pid)?.includes("node") === true;
  } catch {
    return false;
  }
}
