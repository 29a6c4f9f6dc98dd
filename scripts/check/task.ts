import { spawn } from "node:child_process";
import { guard, unguard } from "#scripts/processes/guardian.ts";

/** How many checks or tests passed, failed, were skipped. */
export type Count = { passed: number; failed: number; skipped: number };

/** One program to run as a part of a check. `count` reads what it counted itself; without it the task counts as one. */
export type Task = {
  name: string;
  args: readonly string[];
  env?: Record<string, string>;
  count?: (succeeded: boolean) => Count;
};

/** Runs tasks, `width` at a time, saying how each went and what a failed one printed. Returns the sum. */
export async function runTasks(tasks: readonly Task[], width: number): Promise<Count> {
  const waiting = [...tasks];
  const total: Count = { passed: 0, failed: 0, skipped: 0 };
  const work = async () => {
    for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) add(total, await runTask(task));
  };
  await Promise.all(Array.from({ length: width }, work));
  return total;
}

/** Adds one count to another. */
export function add(total: Count, more: Count): void {
  total.passed += more.passed;
  total.failed += more.failed;
  total.skipped += more.skipped;
}

/** All of several counts. */
export function sum(counts: readonly Count[]): Count {
  const total: Count = { passed: 0, failed: 0, skipped: 0 };
  for (const count of counts) add(total, count);
  return total;
}

async function runTask({ name, args, env, count }: Task): Promise<Count> {
  const begun = performance.now();
  const { succeeded, output } = await run(args, env ?? {});
  const counted = count?.(succeeded) ?? { passed: 0, failed: 0, skipped: 0 };
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  if (counted.passed + counted.failed === 0 || (counted.failed === 0 && !succeeded))
    counted[succeeded ? "passed" : "failed"] += 1;
  const failed = counted.failed > 0;
  console.log(`${failed ? "✗" : "✓"} ${name}: ${countInWords(counted)} (${seconds} s)`);
  if (failed) console.log(output.trimEnd());
  return counted;
}

/** Such as `12 passed, 0 failed, 1 skipped`. */
export function countInWords({ passed, failed, skipped }: Count): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

async function run(
  args: readonly string[],
  env: Record<string, string>,
): Promise<{ succeeded: boolean; output: string }> {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, NO_COLOR: "1", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const pieces: Buffer[] = [];
  child.stdout.on("data", (piece: Buffer) => pieces.push(piece));
  child.stderr.on("data", (piece: Buffer) => pieces.push(piece));
  if (child.pid !== undefined) guard(child.pid, "SIGTERM");
  const code = await new Promise((resolve) => {
    child.once("error", () => resolve(null));
    child.once("close", resolve);
  });
  if (child.pid !== undefined) unguard(child.pid);
  return { succeeded: code === 0, output: Buffer.concat(pieces).toString("utf8") };
}
