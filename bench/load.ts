import { setTimeout as sleep } from "node:timers/promises";
import { type Distribution, distributionOf } from "./distribution.ts";

/** How hard and how long: so many at the same time, each beginning anew when it is done. */
export type Pressure = { readonly concurrency: number; readonly warmUpMs: number; readonly forMs: number };

/** What came through after the warm-up. */
export type Throughput = { readonly perSecond: number; readonly count: number; readonly times: Distribution };

/**
 * Keeps `work` going at a constant concurrency and counts what ends between the warm-up and the end. `work` is told which of the
 * concurrent ones it is. The first failure ends everything and is thrown: a figure with failures in it says nothing.
 */
export async function load(pressure: Pressure, work: (worker: number) => Promise<void>): Promise<Throughput> {
  const times: number[] = [];
  let phase: "warming up" | "counting" | "over" = "warming up";
  const worker = async (index: number): Promise<void> => {
    while (phase !== "over") {
      const begun = performance.now();
      await work(index);
      if (phase === "counting") times.push(performance.now() - begun);
    }
  };
  const workers = Promise.all(Array.from({ length: pressure.concurrency }, (_, index) => worker(index)));
  const clock = async (): Promise<number> => {
    await sleep(pressure.warmUpMs);
    phase = "counting";
    const begun = performance.now();
    await sleep(pressure.forMs);
    phase = "over";
    return performance.now() - begun;
  };
  const failed = workers.then(() => Promise.reject(new Error("the load ended before its time")));
  const took = await Promise.race([clock(), failed]).finally(() => {
    phase = "over";
  });
  const counted = times.length;
  await workers;
  return { perSecond: (counted * 1000) / took, count: counted, times: distributionOf(times.slice(0, counted)) };
}
