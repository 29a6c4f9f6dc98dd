import { setTimeout as sleep } from "node:timers/promises";
import type { Child } from "#scripts/processes/child.ts";

const READY_WITHIN_MS = 120_000;

/** Waits until the address answers 2xx or 3xx. Throws when the child ends before, does not answer in two minutes, or it is aborted. */
export async function untilReady(child: Child, url: string, aborted: AbortSignal): Promise<void> {
  const ended = child.ended.then((how) => {
    throw new Error(`${child.name} ended before it was ready (${how})`);
  });
  await Promise.race([answering(child.name, url, aborted), ended]);
}

async function answering(name: string, url: string, aborted: AbortSignal): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (!(await answers(url))) {
    if (Date.now() > deadline) throw new Error(`${name} does not answer at ${url}`);
    await sleep(100, undefined, { signal: aborted });
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(20_000) });
    await response.body?.cancel();
    return response.status < 400;
  } catch {
    return false;
  }
}
