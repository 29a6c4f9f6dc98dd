import type { Job, PgBoss } from "pg-boss";
import type { FieldCipher } from "#lib/ports/field-cipher.ts";
import type { JobRunner } from "#lib/ports/job-runner.ts";
import { type DeliveryPorts, deliver } from "./message-delivery.ts";
import { openEnvelope } from "./message-envelope.ts";
import { MESSAGE_QUEUE, openQueue } from "./message-queue.ts";
import { type PumpWork, pump } from "./pump.ts";
import { type Sweep, sweeper } from "./sweeper.ts";

/** What the runner needs: the queue, the key to its jobs, and everything that delivering takes. */
export type RunnerPorts = DeliveryPorts & { readonly boss: PgBoss; readonly cipher: FieldCipher };

/** So many messages are handed over at once; a gateway that hangs holds up no more. */
const WIDTH = 16;
/** How often the queue is looked at when nobody nudges: for retries, and for what another process left behind. */
const TICK_MS = 1_000;
const DRAIN_LIMIT_MS = 10_000;

/** Delivers messages from the queue, and runs sweeps when they are due. */
export function pgBossRunner(ports: RunnerPorts, sweeps: readonly Sweep[]): JobRunner {
  const { boss } = ports;
  const messages = pump(WIDTH, messageWork(ports));
  const due = sweeper(ports, sweeps);
  let timer: NodeJS.Timeout | undefined;
  const tick = () => {
    messages.wake();
    void due.runRested();
  };
  return {
    start: async () => {
      await openQueue(boss);
      timer = setInterval(tick, TICK_MS);
      tick();
    },
    runDue: async () => {
      await due.runAll();
      await messages.drained(Date.now() + DRAIN_LIMIT_MS);
    },
    nudge: () => messages.wake(),
    stop: async () => {
      clearInterval(timer);
      await due.settled();
      await messages.drained(Date.now() + DRAIN_LIMIT_MS);
      await boss.stop({ graceful: false });
    },
  };
}

function messageWork(ports: RunnerPorts): PumpWork<Job<unknown>> {
  const { boss, log } = ports;
  return {
    fetch: async (limit) => {
      try {
        return await boss.fetch<unknown>(MESSAGE_QUEUE, { batchSize: limit });
      } catch (error) {
        log.error("queue.fetch_failed", error);
        return [];
      }
    },
    handle: async (job) => {
      try {
        // Without an end the job goes back to the queue after a minute.
        await settle(ports, job);
      } catch (error) {
        log.error("queue.settle_failed", error);
      }
    },
  };
}

async function settle(ports: RunnerPorts, job: Job<unknown>): Promise<void> {
  const delivered = await attempt(ports, job);
  if (delivered === "settled") await ports.boss.complete(MESSAGE_QUEUE, job.id);
  else await ports.boss.fail(MESSAGE_QUEUE, job.id);
}

async function attempt(ports: RunnerPorts, job: Job<unknown>): Promise<"settled" | "retry"> {
  try {
    return await deliver(ports, openEnvelope(ports.cipher, job.data));
  } catch (error) {
    ports.log.error("message.failed", error);
    return "retry";
  }
}
