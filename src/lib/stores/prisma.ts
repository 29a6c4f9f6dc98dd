import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { type Prisma, PrismaClient } from "#lib/generated/prisma/client.ts";
import { watchPool } from "./pool-watch.ts";
import { preparedOn, type RunPrepared, type RunTogether, togetherOn } from "./prepared.ts";

/** The generated client; every statement outside a transaction goes through it. */
export type Database = PrismaClient;

/** The client within a transaction. */
export type Transaction = Prisma.TransactionClient;

/** The process's one pool of connections, the client and our own statements over it, and how all are closed. */
export type OpenDatabase = {
  readonly database: Database;
  readonly prepared: RunPrepared;
  readonly together: RunTogether;
  readonly pool: pg.Pool;
  /** Whether no connection could be had at the last try, or one has just broken. */
  readonly isAway: () => boolean;
  readonly close: () => Promise<void>;
};

const CONNECTIONS = 10;
/** Every wait ends, also for a database that neither answers nor refuses: for a connection, for a statement there, for its answer here. */
const LIMITS = { connectionTimeoutMillis: 5_000, statement_timeout: 10_000, query_timeout: 12_000, keepAlive: true };
const TRANSACTION_LIMITS = { maxWait: 10_000, timeout: 10_000 };

/** Connects to PostgreSQL as the application role. Nothing is sent before the first statement. `onLostConnection` is told of idle connections that broke. */
export function openDatabase(
  url: string,
  { connections = CONNECTIONS, onLostConnection }: { connections?: number; onLostConnection: (error: Error) => void },
): OpenDatabase {
  const pool = new pg.Pool({
    ...LIMITS,
    connectionString: url,
    max: connections,
    application_name: "nafidha",
    // What is asked for together is sent together (prepared.ts); Prisma and the queue wait for each answer all the same.
    pipeline: true,
  });
  const watch = watchPool(pool);
  pool.on("error", onLostConnection);
  const database = new PrismaClient({ adapter: new PrismaPg(pool), transactionOptions: TRANSACTION_LIMITS });
  return {
    database,
    prepared: preparedOn(pool),
    together: togetherOn(pool),
    pool,
    isAway: watch.isAway,
    close: async () => {
      await database.$disconnect();
      await pool.end();
    },
  };
}
