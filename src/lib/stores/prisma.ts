import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { type Prisma, PrismaClient } from "#lib/generated/prisma/client.ts";

/** The generated client; every statement outside a transaction goes through it. */
export type Database = PrismaClient;

/** The client within a transaction. */
export type Transaction = Prisma.TransactionClient;

/** The process's one pool of connections, the client over it, and how both are closed. */
export type OpenDatabase = { readonly database: Database; readonly pool: pg.Pool; readonly close: () => Promise<void> };

const CONNECTIONS = 10;
const TRANSACTION_LIMITS = { maxWait: 10_000, timeout: 10_000 };

/** Connects to PostgreSQL as the application role. Nothing is sent before the first statement. `onLostConnection` is told of idle connections that broke. */
export function openDatabase(
  url: string,
  { connections = CONNECTIONS, onLostConnection }: { connections?: number; onLostConnection: (error: Error) => void },
): OpenDatabase {
  const pool = new pg.Pool({ connectionString: url, max: connections, application_name: "nafidha" });
  pool.on("error", onLostConnection);
  const database = new PrismaClient({ adapter: new PrismaPg(pool), transactionOptions: TRANSACTION_LIMITS });
  return {
    database,
    pool,
    close: async () => {
      await database.$disconnect();
      await pool.end();
    },
  };
}
