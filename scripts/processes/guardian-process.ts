// Ends the processes it was told of when whoever told it is gone. Started by guardian.ts; not to be run by hand.
import { createInterface } from "node:readline";
import { ended, signal } from "./liveness.ts";

const GRACE_MS = 15_000;
const guarded = new Map<number, NodeJS.Signals>();

process.on("SIGINT", () => undefined);
process.on("SIGTERM", () => undefined);
process.on("SIGHUP", () => undefined);

for await (const line of createInterface({ input: process.stdin })) take(line);
// The youngest first: the portal before its database.
for (const [pid, name] of [...guarded].reverse()) await end(pid, name);

function take(line: string): void {
  const [pid, name] = line.slice(1).split(" ");
  if (line.startsWith("+")) guarded.set(Number(pid), name as NodeJS.Signals);
  else guarded.delete(Number(pid));
}

async function end(pid: number, name: NodeJS.Signals): Promise<void> {
  if (!signal(pid, name)) return;
  if (await ended(pid, GRACE_MS)) return;
  signal(-pid, "SIGKILL");
}
