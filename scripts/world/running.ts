import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { commandOf, ended, signal } from "#scripts/processes/liveness.ts";

const Note = z.object({
  owner: z.number(),
  url: z.string(),
  stopping: z.boolean(),
  children: z.array(z.object({ pid: z.number(), script: z.string() })),
});
type Note = z.infer<typeof Note>;

const CHANGES_ITS_MIND_MS = 2_000;
const STOPS_WITHIN_MS = 30_000;
const CHILD_GRACE_MS = 10_000;

/** The note in a data folder about who runs a world on it. */
export type Running = { started: (pid: number, script: string) => void; stopping: () => void; gone: () => void };

/**
 * Claims the data folder for this process. A world that is being stopped is waited for, what a killed one left running is ended,
 * and a living one is respected: then this throws.
 */
export async function claim(dataDir: string, url: string): Promise<Running> {
  mkdirSync(dataDir, { recursive: true });
  await waitForOwner(dataDir);
  await endRemains(dataDir);
  let note: Note = { owner: process.pid, url, stopping: false, children: [] };
  const put = (change: Partial<Note>) => {
    note = { ...note, ...change };
    writeFileSync(path(dataDir), JSON.stringify(note));
  };
  put({});
  return {
    started: (pid, script) => put({ children: [...note.children, { pid, script }] }),
    stopping: () => put({ stopping: true }),
    gone: () => rmSync(path(dataDir), { force: true }),
  };
}

async function waitForOwner(dataDir: string): Promise<void> {
  const begun = Date.now();
  for (let note = read(dataDir); note !== null && isOurs(note.owner, "scripts"); note = read(dataDir)) {
    const patienceMs = note.stopping ? STOPS_WITHIN_MS : CHANGES_ITS_MIND_MS;
    if (Date.now() - begun > patienceMs) throw new Error(inUse(dataDir, note));
    await sleep(100);
  }
}

function inUse(dataDir: string, { owner, url }: Note): string {
  return `Nafidha already runs on ${dataDir}: ${url} (process ${owner}).\nStop it first, or set DATA_DIR, PORT, EXAMPLES_PORT and SIMULATORS_PORT to run another beside it.`;
}

async function endRemains(dataDir: string): Promise<void> {
  const remains = (read(dataDir)?.children ?? []).filter(({ pid, script }) => isOurs(pid, script));
  for (const { pid } of remains) signal(pid, "SIGTERM");
  for (const { pid } of remains) if (!(await ended(pid, CHILD_GRACE_MS))) signal(-pid, "SIGKILL");
}

/** A process number alone proves nothing: it may belong to something else by now. */
function isOurs(pid: number, script: string): boolean {
  return pid !== process.pid && commandOf(pid)?.includes(script) === true;
}

function read(dataDir: string): Note | null {
  if (!existsSync(path(dataDir))) return null;
  try {
    return Note.parse(JSON.parse(readFileSync(path(dataDir), "utf8")));
  } catch {
    return null;
  }
}

function path(dataDir: string): string {
  return join(dataDir, "running.json");
}
