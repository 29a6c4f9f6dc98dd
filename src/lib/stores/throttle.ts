import type { Instant } from "#lib/domain/result.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import type { Throttle, ThrottleState } from "#lib/ports/throttle.ts";
import { toDate, toInstantOrNull } from "./dates.ts";
import type { Storage } from "./storage.ts";

const FORGOTTEN_AFTER_MS = 24 * 60 * 60 * 1000;
/** The waits of this many counts are sent along; every later count waits as long as the last of them. */
const COUNTS = 32;

type Row = { readonly failures: number; readonly waitUntil: Date | null };

/** Tries in PostgreSQL. A try is counted, and the next one's wait set, by one statement. */
export function throttleStore({ database, hash }: Pick<Storage, "database" | "hash">): Throttle {
  const keyOf = (key: string) => hash.of("sign-in-name", key);
  return {
    read: async (key, now) => {
      const lately = { lastFailureAt: { gt: toDate(now - FORGOTTEN_AFTER_MS) } };
      return stateOf(await database.throttle.findUnique({ where: { key: keyOf(key), ...lately } }));
    },
    attempt: async (key, now, waitMs) => {
      const [counted] = await database.$queryRaw<Row[]>(countAttempt(keyOf(key), now, waitMs));
      if (counted !== undefined) return { admitted: true, failures: counted.failures };
      const waiting = stateOf(await database.throttle.findUnique({ where: { key: keyOf(key) } }));
      return { admitted: false, waitUntil: waiting.waitUntil ?? now };
    },
    clear: async (key) => {
      await database.throttle.deleteMany({ where: { key: keyOf(key) } });
    },
  };
}

/**
 * Counts a try and answers its row, unless the key has to wait: then no row comes back. A row whose last try is a day old counts from
 * one again; a wait of 0 ms is none.
 */
function countAttempt(key: string, now: Instant, waitMs: (failures: number) => number): Prisma.Sql {
  const waits = Array.from({ length: COUNTS }, (_, index) => Math.max(0, Math.round(waitMs(index + 1))));
  const at = Prisma.sql`${toDate(now)}::timestamptz`;
  const forgotten = Prisma.sql`${toDate(now - FORGOTTEN_AFTER_MS)}::timestamptz`;
  const count = Prisma.sql`CASE WHEN known.last_failure_at > ${forgotten} THEN known.failures + 1 ELSE 1 END`;
  const until = (counted: Prisma.Sql) =>
    Prisma.sql`${at} + nullif((${waits}::bigint[])[${counted}], 0) * interval '1 millisecond'`;
  return Prisma.sql`
    INSERT INTO throttle AS known (key, failures, wait_until, last_failure_at)
    VALUES (${key}, 1, ${until(Prisma.sql`1`)}, ${at})
    ON CONFLICT (key) DO UPDATE SET
      failures = ${count},
      wait_until = ${until(Prisma.sql`least(${COUNTS}, ${count})`)},
      last_failure_at = excluded.last_failure_at
    WHERE known.wait_until IS NULL OR known.wait_until <= ${at}
    RETURNING failures, wait_until AS "waitUntil"`;
}

function stateOf(row: Row | null): ThrottleState {
  return { failures: row?.failures ?? 0, waitUntil: toInstantOrNull(row?.waitUntil ?? null) };
}
