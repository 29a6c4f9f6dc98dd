import type { PgBoss } from "pg-boss";
import type { FieldCipher } from "#lib/ports/field-cipher.ts";
import type { JobRunner } from "#lib/ports/job-runner.ts";
import { type DeliveryPorts, deliver } from "./message-delivery.ts";
import { openEnvelope } from "./message-envelope.ts";
import { MESSAGE_QUEUE, openQueue } from "./message-queue.ts";
import { type QueueWork, queuePump } from "./queue-pump.ts";
import { withRest } from "./resting-sites.ts";
import { deliverSignOut, type SignOutPorts } from "./sign-out-delivery.ts";
import { openSignOut, SIGN_OUT_QUEUE } from "./sign-out-job.ts";
import { type Sweep, sweeper } from "./sweeper.ts";

/** What the runner needs: the queues, the key to their jobs, and everything that delivering takes. */
export type RunnerPorts = DeliveryPorts & SignOutPorts & { readonly boss: PgBoss; readonly cipher: FieldCipher };

/** So many jobs of a queue are worked on at once. */
const WIDTH = 16;
/** How often the queues are looked at when nobody nudges: for retries, and for what another process left behind. */
const TICK_MS = 1_000;
const DRAIN_LIMIT_MS = 10_000;

function works(ports: RunnerPorts): readonly QueueWork[] {
  const { cipher } = ports;
  const signOuts = { ...ports, tellSite: withRest(ports.tellSite) };
  return [
    {
      queue: MESSAGE_QUEUE,
      name: "message",
      width: WIDTH,
      deliver: (data) => deliver(ports, openEnvelope(cipher, data)),
    },
    {
      queue: SIGN_OUT_QUEUE,
      name: "site_sign_out",
      width: WIDTH,
      deliver: (data, triesBefore) => deliverSignOut(signOuts, openSignOut(cipher, data), triesBefore),
    },
  ];
}

/** Delivers what waits in the queues, and runs sweeps when they are due. */
export function pgBossRunner(ports: RunnerPorts, sweeps: readonly Sweep[]): JobRunner {
  const { boss } = ports;
  const pumps = works(ports).map((work) => queuePump(ports, work));
  const due = sweeper(ports, sweeps);
  let timer: NodeJS.Timeout | undefined;
  const wake = () => {
    for (const one of pumps) one.wake();
  };
  const drained = async () => {
    await Promise.all(pumps.map((one) => one.drained(Date.now() + DRAIN_LIMIT_MS)));
  };
  const tick = () => {
    wake();
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
      await drained();
    },
    isUnderWay: (messageId) => isUnderWay(boss, messageId),
    nudge: wake,
    stop: async () => {
      clearInterval(timer);
      await due.settled();
      await drained();
      await boss.stop({ graceful: false });
    },
  };
}

const UNDER_WAY: ReadonlySet<string> = new Set(["created", "retry", "active"]);

/** A message's job has its id. */
async function isUnderWay(boss: PgBoss, messageId: string): Promise<boolean> {
  const [job] = await boss.findJobs(MESSAGE_QUEUE, { id: messageId });
  return job !== undefined && UNDER_WAY.has(job.state);
}
