import { setTimeout as sleep } from "node:timers/promises";
import { type Distribution, distributionOf } from "./distribution.ts";
import { cpuMs } from "./process-figures.ts";

/** How hard and how long: so many at the same time, each beginning anew when it is done. */
export type Pressure = { readonly concurrency: number; readonly warmUpMs: number; readonly forMs: number };

/** What came through after the warm-up, and what of the process's CPU each took then. */
export type Throughput = {
  readonly perSecond: number;
  readonly count: number;
  readonly times: Distribution;
  readonly cpuMsEach: number;
};

/** What is done over and over; `counted`, where given, is told what each piece of it that counts came to. */
export type Work<Value> = {
  readonly once: (worker: number) => Promise<Value>;
  readonly counted?: (value: Value) => void;
};

/**
 * Keeps `work` going at a constant concurrency and counts what ends between the warm-up and the end. `work` is told which of the
 * concurrent ones it is; `pid` is the process that does it. The first failure ends everything and is thrown: a figure with failures in it
 * says nothing.
 */
export async function load<Value>(pid: number, pressure: Pressure, work: Work<Value>): Promise<Throughput> {
  const times: number[] = [];
  let phase: "warming up" | "counting" | "over" = "warming up";
  const worker = async (index: number): Promise<void> => {
    while (phase !== "over") {
      const begun = performance.now();
      const value = await work.once(index);
      if (phase !== "counting") continue;
      times.push(performance.now() - begun);
      work.counted?.(value);
    }
  };
  const workers = Promise.all(Array.from({ length: pressure.concurrency }, (_, index) => worker(index)));
  const clock = async (): Promise<{ readonly ms: number; readonly cpu: number }> => {
    await sleep(pressure.warmUpMs);
    phase = "counting";
    const [begun, cpuBefore] = [performance.now(), cpuMs(pid)];
    await sleep(pressure.forMs);
    phase = "over";
    return { ms: performance.now() - begun, cpu: cpuMs(pid) - cpuBefore };
  };
  const failed = workers.then(() => Promise.reject(new Error("the load ended before its time")));
  const took = await Promise.race([clock(), failed]).finally(() => {
    phase = "over";
  });
  const counted = times.length;
  await workers;
  return {
    perSecond: (counted * 1000) / took.ms,
    count: counted,
    times: distributionOf(times),
    cpuMsEach: took.cpu / Math.max(1, counted),
  };
}
