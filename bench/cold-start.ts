import { freePort } from "#scripts/processes/free-port.ts";
import type { BenchWorld } from "./world.ts";

const STARTS = 3;

/** From the start of a further portal process on the same database to its first 200 of `/readyz`: the median of three, in milliseconds. */
export async function coldStartMs({ startPortal }: BenchWorld): Promise<number> {
  const took: number[] = [];
  for (let start = 0; start < STARTS; start += 1) {
    const portal = await startPortal({ port: await freePort() });
    took.push(portal.readyAfterMs);
    await portal.stop();
  }
  return Math.round(took.sort((one, other) => one - other)[1] ?? 0);
}
