import type { Instant } from "#lib/domain/result.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import { toDate } from "./dates.ts";
import type { Database } from "./prisma.ts";
import { SESSION } from "./sign-on-session.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
/** An officer's looks and what was noted with them stay for a year, so that a complaint can be looked into. */
const LOOKUPS_KEPT_MS = 365 * DAY_MS;
/** What sites received is shown to the person for a year. */
const RELEASES_KEPT_MS = 365 * DAY_MS;
const BATCH = 500;
/** A backlog is worked off over several runs, so that no run takes long. */
const BATCHES = 20;

type Expiry = {
  readonly table: string;
  readonly column: string;
  readonly keptMs: number;
  /** By whose clock the column was written. */
  readonly clock: "portal" | "real";
  /** Which rows may go; all of them unless told. */
  readonly where?: Prisma.Sql;
};

/**
 * What is deleted how long after its time. An expired flow stays for a day, so that its page can say so. What the OpenID provider and
 * the account area keep is by real time, and never goes before its time when a demonstration's clock runs ahead.
 */
const EXPIRIES: readonly Expiry[] = [
  { table: "flow", column: "expires_at", keptMs: DAY_MS, clock: "portal" },
  { table: "picture_code", column: "expires_at", keptMs: 0, clock: "portal" },
  { table: "passkey_challenge", column: "expires_at", keptMs: 0, clock: "portal" },
  { table: "code_send", column: "sent_at", keptMs: 2 * DAY_MS, clock: "portal" },
  { table: "throttle", column: "last_failure_at", keptMs: 2 * DAY_MS, clock: "portal" },
  { table: "hold_code", column: "expires_at", keptMs: DAY_MS, clock: "portal" },
  { table: "officer_session", column: "expires_at", keptMs: 0, clock: "portal" },
  { table: "desk_code", column: "expires_at", keptMs: DAY_MS, clock: "portal" },
  { table: "desk_lookup", column: "at", keptMs: LOOKUPS_KEPT_MS, clock: "portal" },
  {
    table: "oidc_record",
    column: "expires_at",
    keptMs: 0,
    clock: "real",
    // A single sign-on session is ended first, and its sites are told (`session_expiry`).
    where: Prisma.sql`(model <> ${SESSION} OR consumed_at IS NOT NULL)`,
  },
  { table: "account_session", column: "expires_at", keptMs: 0, clock: "real" },
  { table: "data_release", column: "first_at", keptMs: RELEASES_KEPT_MS, clock: "portal" },
];

/** The moment by the portal's clock and by the real one. */
export type TwoClocks = { readonly portal: Instant; readonly real: Instant };

/** Deletes what has had its time, in batches of 500 rows; rows that another process is deleting are left to it. */
export async function purge(database: Database, now: TwoClocks): Promise<void> {
  for (const expiry of EXPIRIES) {
    const before = toDate(now[expiry.clock] - expiry.keptMs);
    let batches = 0;
    while (batches < BATCHES && (await deleteBatch(database, expiry, before)) === BATCH) batches += 1;
  }
}

function deleteBatch(
  database: Database,
  { table, column, where = Prisma.sql`true` }: Expiry,
  before: Date,
): Promise<number> {
  const [from, time] = [Prisma.raw(`"${table}"`), Prisma.raw(`"${column}"`)];
  return database.$executeRaw`
    DELETE FROM ${from} WHERE ctid = ANY (ARRAY(
      SELECT ctid FROM ${from} WHERE ${time} < ${before}::timestamptz AND ${where} LIMIT ${BATCH} FOR UPDATE SKIP LOCKED))`;
}
