import type { Throttle, ThrottleState } from "#lib/ports/throttle.ts";
import { toDate, toInstantOrNull } from "./dates.ts";
import type { PreparedStatement } from "./prepared.ts";
import type { Storage } from "./storage.ts";

const FORGOTTEN_AFTER_MS = 24 * 60 * 60 * 1000;
/** The waits of this many counts are sent along; every later count waits as long as the last of them. */
const COUNTS = 32;

type Row = { readonly failures: number; readonly waitUntil: Date | null };

const COUNTED = "CASE WHEN known.last_failure_at > $4 THEN known.failures + 1 ELSE 1 END";
const READ = `SELECT failures, wait_until AS "waitUntil" FROM throttle WHERE key = $1 AND last_failure_at > $2`;
const waitAfter = (count: string): string =>
  `$2::timestamptz + nullif(($3::bigint[])[least(${COUNTS}, ${count})], 0) * interval '1 millisecond'`;

/**
 * Counts a try (`$1` the key, `$2` now, `$3` the waits by count, `$4` what is older is forgotten) and answers its row, unless the key has
 * to wait: then no row comes back. A row whose last try is a day old counts from one again; a wait of 0 ms is none.
 */
const STATEMENTS = {
  read: { name: "throttle-read", text: READ },
  attempt: {
    name: "throttle-attempt",
    text: `INSERT INTO throttle AS known (key, failures, wait_until, last_failure_at)
      VALUES ($1, 1, ${waitAfter("1")}, $2)
      ON CONFLICT (key) DO UPDATE SET
        failures = ${COUNTED}, wait_until = ${waitAfter(COUNTED)}, last_failure_at = excluded.last_failure_at
      WHERE known.wait_until IS NULL OR known.wait_until <= $2
      RETURNING failures, wait_until AS "waitUntil"`,
  },
  clear: { name: "throttle-clear", text: "DELETE FROM throttle WHERE key = ANY($1::text[])" },
} as const satisfies Record<string, PreparedStatement>;

/** Tries in PostgreSQL. A try is counted, and the next one's wait set, by one statement. */
export function throttleStore({ prepared, hash }: Pick<Storage, "prepared" | "hash">): Throttle {
  const keyOf = (key: string) => hash.of("sign-in-name", key);
  const read = async (key: string, newerThan: Date): Promise<ThrottleState> => {
    const { rows } = await prepared<Row>(STATEMENTS.read, [keyOf(key), newerThan]);
    return stateOf(rows[0] ?? null);
  };
  return {
    read: (key, now) => read(key, toDate(now - FORGOTTEN_AFTER_MS)),
    attempt: async (key, now, waitMs) => {
      const waits = Array.from({ length: COUNTS }, (_, index) => String(Math.max(0, Math.round(waitMs(index + 1)))));
      const values = [keyOf(key), toDate(now), waits, toDate(now - FORGOTTEN_AFTER_MS)];
      const [counted] = (await prepared<Row>(STATEMENTS.attempt, values)).rows;
      if (counted !== undefined) return { admitted: true, failures: counted.failures };
      const waiting = await read(key, new Date(0));
      return { admitted: false, waitUntil: waiting.waitUntil ?? now };
    },
    clear: async (...keys) => {
      await prepared(STATEMENTS.clear, [keys.map(keyOf)]);
    },
  };
}

function stateOf(row: Row | null): ThrottleState {
  return { failures: row?.failures ?? 0, waitUntil: toInstantOrNull(row?.waitUntil ?? null) };
}
