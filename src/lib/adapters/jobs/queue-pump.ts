import type { JobWithMetadata, PgBoss } from "pg-boss";
import type { Log } from "#lib/ports/log.ts";
import type { Delivered } from "./message-delivery.ts";
import { type Pump, pump } from "./pump.ts";

/** What is done with the jobs of one queue. */
export type QueueWork = {
  readonly queue: string;
  /** For the log. */
  readonly name: string;
  /** So many jobs are worked on at once; one that hangs holds up no more. */
  readonly width: number;
  /** Does one job; `triesBefore` counts its earlier attempts. What it throws is logged, and the job tried again. */
  readonly deliver: (data: unknown, triesBefore: number) => Promise<Delivered>;
};

/** A pump that takes the jobs of a queue, and gives back what has to be tried again. */
export function queuePump(ports: { readonly boss: PgBoss; readonly log: Log }, work: QueueWork): Pump {
  const { boss, log } = ports;
  return pump(work.width, {
    fetch: async (limit) => {
      try {
        return await boss.fetch<unknown>(work.queue, { batchSize: limit, includeMetadata: true });
      } catch (error) {
        log.error("queue.fetch_failed", error);
        return [];
      }
    },
    handle: async (job: JobWithMetadata<unknown>) => {
      try {
        // Without an end the job goes back to the queue when its attempt expires.
        const delivered = await attempt(log, work, job);
        if (delivered === "settled") await boss.complete(work.queue, job.id);
        else await boss.fail(work.queue, job.id);
      } catch (error) {
        log.error("queue.settle_failed", error);
      }
    },
  });
}

async function attempt(log: Log, work: QueueWork, job: JobWithMetadata<unknown>): Promise<Delivered> {
  try {
    return await work.deliver(job.data, job.retryCount);
  } catch (error) {
    log.error(`${work.name}.failed`, error);
    return "retry";
  }
}
