import { DAY_WINDOW, HOUR_WINDOW, repeatLimit, secondsUntilAllowed } from "#lib/domain/code-allowance.ts";
import { accept, type Instant, refuse } from "#lib/domain/result.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import type { CodeAllowance } from "#lib/ports/code-allowance.ts";
import { NO_EFFECTS } from "#lib/ports/effects.ts";
import { toDate, toInstant } from "./dates.ts";
import type { Transaction } from "./prisma.ts";
import type { Storage } from "./storage.ts";
import { transact } from "./transaction.ts";

type Send = {
  readonly numberKey: string;
  readonly networkKey: string;
  readonly purpose: string;
  readonly messageId: string;
  readonly now: Instant;
};

/**
 * The allowance in PostgreSQL: `isCodeAllowed` of the domain said in SQL, so that judging and counting are one statement. Requests for
 * one number and purpose take turns by an advisory lock, since a statement does not see what another one has not committed.
 */
export function codeAllowance(storage: Storage): CodeAllowance {
  const { hash, database } = storage;
  return {
    take: async ({ purpose, number, network, messageId, now }) => {
      const numberKey = hash.of("mobile", number);
      const networkKey = hash.of("network", network);
      const send = { numberKey, networkKey, purpose, messageId, now };
      const taken = await transact(storage, NO_EFFECTS, async (transaction) => {
        await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${purpose}:${numberKey}`}, 0))`;
        const rows = await transaction.$queryRaw<unknown[]>(insertWhenAllowed(send));
        return rows.length === 1 ? accept(null) : refuse(await secondsToWait(transaction, send));
      });
      return taken.ok ? { taken: true } : { taken: false, waitSeconds: taken.refusal };
    },
    giveBack: async (messageId) => {
      await database.codeSend.deleteMany({ where: { messageId } });
    },
  };
}

function insertWhenAllowed({ numberKey, networkKey, purpose, messageId, now }: Send): Prisma.Sql {
  const at = Prisma.sql`${toDate(now)}::timestamptz`;
  const dayAgo = Prisma.sql`${toDate(now - DAY_WINDOW.lengthMs)}::timestamptz`;
  const hourAgo = Prisma.sql`${toDate(now - HOUR_WINDOW.lengthMs)}::timestamptz`;
  return Prisma.sql`
    WITH today AS (
      SELECT network_key, sent_at, row_number() OVER (PARTITION BY network_key ORDER BY sent_at, id) > 1 AS is_repeat
      FROM code_send WHERE number_key = ${numberKey} AND purpose = ${purpose} AND sent_at > ${dayAgo}),
    counts AS (
      SELECT count(*) AS in_day, count(*) FILTER (WHERE is_repeat) AS repeats_in_day,
        count(*) FILTER (WHERE sent_at > ${hourAgo}) AS in_hour,
        count(*) FILTER (WHERE sent_at > ${hourAgo} AND is_repeat) AS repeats_in_hour,
        coalesce(bool_or(network_key = ${networkKey}), false) AS would_repeat
      FROM today)
    INSERT INTO code_send (number_key, purpose, network_key, message_id, sent_at)
    SELECT ${numberKey}, ${purpose}, ${networkKey}, ${messageId}::uuid, ${at} FROM counts
    WHERE in_day < ${DAY_WINDOW.limit} AND in_hour < ${HOUR_WINDOW.limit} AND (NOT would_repeat
      OR (repeats_in_day < ${repeatLimit(DAY_WINDOW)} AND repeats_in_hour < ${repeatLimit(HOUR_WINDOW)}))
    RETURNING id`;
}

async function secondsToWait(transaction: Transaction, { numberKey, networkKey, purpose, now }: Send): Promise<number> {
  const rows = await transaction.codeSend.findMany({
    where: { numberKey, purpose, sentAt: { gt: toDate(now - DAY_WINDOW.lengthMs) } },
    orderBy: [{ sentAt: "asc" }, { id: "asc" }],
  });
  const sends = rows.map((row) => ({ network: row.networkKey, at: toInstant(row.sentAt) }));
  return secondsUntilAllowed(sends, networkKey, now);
}
