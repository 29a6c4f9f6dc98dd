import type pg from "pg";
import { type Db, PgBoss } from "pg-boss";
import type { Clock } from "#lib/ports/clock.ts";
import type { FieldCipher } from "#lib/ports/field-cipher.ts";
import type { Log } from "#lib/ports/log.ts";
import type { Outbox, RunStatement } from "#lib/ports/outbox.ts";
import { sealEnvelope } from "./message-envelope.ts";
import { SIGN_OUT_QUEUE, SIGN_OUT_QUEUE_OPTIONS, sealSignOut } from "./sign-out-job.ts";

/** Every message waits in this queue, whatever its channel. */
export const MESSAGE_QUEUE = "messages";

/** Where the queue's tables live; `scripts/migrations/apply.ts` makes them, as the owner. */
const QUEUE_SCHEMA = "pgboss";

/**
 * An attempt that has not ended after twelve seconds died with its process (a gateway is waited for 8 s): another worker takes it, within
 * `SUPERVISE_SECONDS` more, since a person may be waiting for the code in it. Retries come after 1, 2, 4 … seconds, at most 5 minutes
 * apart, for about two hours. A delivered message is kept for an hour, sealed, so that an operator can count.
 */
const QUEUE_OPTIONS = {
  retryLimit: 30,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 300,
  expireInSeconds: 12,
  retentionSeconds: 2 * 24 * 60 * 60,
  deleteAfterSeconds: 60 * 60,
};

/** How often one of the processes looks for attempts that died. */
const SUPERVISE_SECONDS = 5;

/** A message queue on the process's one pool. It changes no table's shape, so the application role runs it. */
export function messageQueue(pool: pg.Pool, log: Log): PgBoss {
  const db: Db = { executeSql: (text, values) => pool.query(text, values) };
  const boss = new PgBoss({
    db,
    schema: QUEUE_SCHEMA,
    migrate: false,
    createSchema: false,
    schedule: false,
    reindex: false,
    monitorVacuum: false,
    registerInstance: false,
    superviseIntervalSeconds: SUPERVISE_SECONDS,
    monitorIntervalSeconds: SUPERVISE_SECONDS,
  });
  boss.on("error", (error) => void log.error("queue.failed", error));
  return boss;
}

const QUEUES = [
  { name: MESSAGE_QUEUE, options: QUEUE_OPTIONS },
  { name: SIGN_OUT_QUEUE, options: SIGN_OUT_QUEUE_OPTIONS },
];

/** Starts the queues: from then on jobs can be written and fetched. */
export async function openQueue(boss: PgBoss): Promise<void> {
  await boss.start();
  for (const { name, options } of QUEUES) {
    await boss.createQueue(name, options);
    await boss.updateQueue(name, options);
  }
}

/** The outbox: what is to be delivered becomes jobs by the very transaction that is under way. The queues must have been opened. */
export function queueOutbox(boss: PgBoss, cipher: FieldCipher, clock: Clock): Outbox {
  const insert = async (
    run: RunStatement,
    queue: string,
    jobs: readonly { readonly id?: string; readonly data: object }[],
  ) => {
    const db: Db = { executeSql: async (text, values = []) => ({ rows: [...(await run(text, values))] }) };
    await boss.insert(queue, [...jobs], { db });
  };
  return {
    write: (run, messages) => {
      const writtenAt = clock.now();
      const jobs = messages.map((message) => ({ id: message.id, data: sealEnvelope(cipher, { message, writtenAt }) }));
      return insert(run, MESSAGE_QUEUE, jobs);
    },
    tellSites: (run, ended) => {
      const endedAt = clock.now();
      return insert(
        run,
        SIGN_OUT_QUEUE,
        ended.map((site) => ({ data: sealSignOut(cipher, { ...site, endedAt }) })),
      );
    },
  };
}
