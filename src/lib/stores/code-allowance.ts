import { DAY_WINDOW, HOUR_WINDOW, repeatLimit, secondsUntilAllowed } from "#lib/domain/code-allowance.ts";
import type { Instant } from "#lib/domain/result.ts";
import type { CodeAllowance } from "#lib/ports/code-allowance.ts";
import { toDate, toInstant } from "./dates.ts";
import type { Database } from "./prisma.ts";
import type { Storage } from "./storage.ts";

type Send = {
  readonly numberKey: string;
  readonly networkKey: string;
  readonly purpose: string;
  readonly now: Instant;
};

const IN_TURN = {
  name: "code-send-in-turn",
  text: "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))",
};

/** `isCodeAllowed` of the domain: number, purpose, network, message, now, an hour ago, a day ago. */
const SEND_WHEN_ALLOWED = {
  name: "code-send-when-allowed",
  text: `WITH today AS (
      SELECT network_key, sent_at, row_number() OVER (PARTITION BY network_key ORDER BY sent_at, id) > 1 AS is_repeat
      FROM code_send WHERE number_key = $1 AND purpose = $2 AND sent_at > $7),
    counts AS (
      SELECT count(*) AS in_day, count(*) FILTER (WHERE is_repeat) AS repeats_in_day,
        count(*) FILTER (WHERE sent_at > $6) AS in_hour,
        count(*) FILTER (WHERE sent_at > $6 AND is_repeat) AS repeats_in_hour,
        coalesce(bool_or(network_key = $3), false) AS would_repeat
      FROM today)
    INSERT INTO code_send (number_key, purpose, network_key, message_id, sent_at)
    SELECT $1, $2, $3, $4::uuid, $5 FROM counts
    WHERE in_day < ${DAY_WINDOW.limit} AND in_hour < ${HOUR_WINDOW.limit} AND (NOT would_repeat
      OR (repeats_in_day < ${repeatLimit(DAY_WINDOW)} AND repeats_in_hour < ${repeatLimit(HOUR_WINDOW)}))`,
};

/**
 * The allowance in PostgreSQL: judging and counting are one statement. Requests for one number and purpose take turns by an advisory lock,
 * since a statement does not see what another one has not committed; lock and statement are sent together.
 */
export function codeAllowance({ hash, database, together }: Storage): CodeAllowance {
  return {
    take: async ({ purpose, number, network, messageId, now }) => {
      const [numberKey, networkKey] = [hash.of("mobile", number), hash.of("network", network)];
      const [at, hourAgo, dayAgo] = [now, now - HOUR_WINDOW.lengthMs, now - DAY_WINDOW.lengthMs].map(toDate);
      const send = [numberKey, purpose, networkKey, messageId, at, hourAgo, dayAgo];
      const [, sent] = await together([
        { statement: IN_TURN, values: [`${purpose}:${numberKey}`] },
        { statement: SEND_WHEN_ALLOWED, values: send },
      ]);
      if (sent?.count === 1) return { taken: true };
      return { taken: false, waitSeconds: await secondsToWait(database, { numberKey, networkKey, purpose, now }) };
    },
    giveBack: async (messageId) => {
      await database.codeSend.deleteMany({ where: { messageId } });
    },
  };
}

async function secondsToWait(
  database: Pick<Database, "codeSend">,
  { numberKey, networkKey, purpose, now }: Send,
): Promise<number> {
  const rows = await database.codeSend.findMany({
    where: { numberKey, purpose, sentAt: { gt: toDate(now - DAY_WINDOW.lengthMs) } },
    orderBy: [{ sentAt: "asc" }, { id: "asc" }],
  });
  const sends = rows.map((row) => ({ network: row.networkKey, at: toInstant(row.sentAt) }));
  return secondsUntilAllowed(sends, networkKey, now);
}
