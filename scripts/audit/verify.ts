import { createHash } from "node:crypto";
import type pg from "pg";
import { z } from "zod";
import type { AuditDigest } from "#lib/domain/audit-digest.ts";
import type { Instant } from "#lib/domain/result.ts";

/** What verifying found. No problems: the log is as it was when its days were closed, and none was left open. `unclosed` entries are not covered by a digest yet. */
export type Verification = {
  readonly problems: readonly string[];
  readonly days: number;
  readonly entries: number;
  readonly unclosed: number;
};

const BATCH = 5_000;
/** A day is closed on the next one; an entry that is older has been left out. */
const CLOSED_WITHIN_MS = 2 * 24 * 60 * 60 * 1000;

const anchored: z.ZodType<AuditDigest> = z.object({
  day: z.iso.date(),
  afterId: z.string().regex(/^\d+$/),
  lastId: z.string().regex(/^\d+$/),
  entries: z.number().int().positive(),
  previous: z.string().nullable(),
  digest: z.string(),
});

/** What an anchor file holds: digests in the order in which they were written, and how many lines are none. */
export type Anchors = { readonly digests: readonly AuditDigest[]; readonly unreadable: number };

/**
 * Reads an anchor file's text. A death in the middle of a line leaves one that is no digest; its day is closed by a later line. A digest that the
 * database keeps and that is not among the others is a problem of its own (`verifyAudit`), so that nothing is hidden by damage.
 */
export function readAnchors(text: string): Anchors {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const digests = lines.map(digestIn).filter((digest) => digest !== null);
  return { digests, unreadable: lines.length - digests.length };
}

function digestIn(line: string): AuditDigest | null {
  try {
    return anchored.parse(JSON.parse(line));
  } catch {
    return null;
  }
}

/**
 * Compares the log, the kept digests and the anchors. The digests are computed here, entry by entry, by the owner's own reading: a
 * database whose functions were changed cannot vouch for itself.
 */
export async function verifyAudit(
  owner: pg.Client,
  anchors: readonly AuditDigest[],
  now: Instant,
): Promise<Verification> {
  const kept = await keptDigests(owner);
  const changed: string[] = [];
  for (const digest of distinct([...anchors, ...kept])) {
    if (!(await isTrue(owner, digest)))
      changed.push(`${digest.day}: the entries are not those that were there when the day was closed.`);
  }
  const early = await entriesBefore(owner);
  const chain = [...unanchored(kept, anchors), ...unkept(kept, anchors), ...gaps(kept)];
  const open = await openSince(owner, kept.at(-1)?.lastId ?? "0");
  const problems = [...early, ...changed, ...chain, ...notClosed(open.oldest, now)];
  const covered = kept.reduce((sum, { entries }) => sum + entries, 0);
  return {
    problems,
    days: kept.length,
    entries: covered,
    unclosed: open.entries,
  };
}

const same = (one: AuditDigest, other: AuditDigest): boolean => one.digest === other.digest && one.day === other.day;

function distinct(digests: readonly AuditDigest[]): readonly AuditDigest[] {
  return [...new Map(digests.map((digest) => [JSON.stringify(digest), digest])).values()];
}

function unanchored(kept: readonly AuditDigest[], anchors: readonly AuditDigest[]): readonly string[] {
  const missing = kept.filter((digest) => !anchors.some((anchor) => same(anchor, digest)));
  return missing.map(({ day }) => `${day}: the database's digest is not among the anchors.`);
}

/** A death between anchoring and keeping leaves an anchor that begins where the next kept digest begins, or will begin. */
function unkept(kept: readonly AuditDigest[], anchors: readonly AuditDigest[]): readonly string[] {
  const beginnings = new Set([...kept.map(({ afterId }) => afterId), kept.at(-1)?.lastId ?? "0"]);
  const missing = anchors.filter(({ afterId }) => !beginnings.has(afterId));
  return missing.map(({ day }) => `${day}: the anchored digest is not in the database.`);
}

function gaps(kept: readonly AuditDigest[]): readonly string[] {
  return kept.flatMap((digest, index) => {
    const before = kept[index - 1] ?? null;
    const follows = digest.afterId === (before?.lastId ?? "0") && digest.previous === (before?.digest ?? null);
    return follows ? [] : [`${digest.day}: the digest does not follow the one before it.`];
  });
}

async function keptDigests(owner: pg.Client): Promise<readonly AuditDigest[]> {
  const found = await owner.query(
    `SELECT day, after_id::text AS "afterId", last_id::text AS "lastId", entries::int AS entries, previous, digest
     FROM audit_digest ORDER BY day`,
  );
  return found.rows.map((row) => anchored.parse(row));
}

const LINES = `
  SELECT id::text AS id, jsonb_build_array(
    id, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), event, subject, details
  )::text AS line
  FROM audit_entry WHERE id > $1 AND id <= $2 ORDER BY audit_entry.id LIMIT ${BATCH}`;

async function isTrue(owner: pg.Client, { afterId, lastId, entries, previous, digest }: AuditDigest): Promise<boolean> {
  const hash = createHash("sha256").update(previous ?? "");
  let [after, counted] = [afterId, 0];
  for (;;) {
    const { rows } = await owner.query<{ id: string; line: string }>(LINES, [after, lastId]);
    for (const { line } of rows) hash.update(createHash("sha256").update(line).digest());
    counted += rows.length;
    after = rows.at(-1)?.id ?? after;
    if (rows.length < BATCH) break;
  }
  return counted === entries && hash.digest("hex") === digest;
}

type Open = { readonly entries: number; readonly oldest: Instant | null };

/** The entries that no digest covers yet. */
async function openSince(owner: pg.Client, lastId: string): Promise<Open> {
  const found = await owner.query<{ entries: string; oldest: Date | null }>(
    "SELECT count(*) AS entries, min(at) AS oldest FROM audit_entry WHERE id > $1",
    [lastId],
  );
  const [row] = found.rows;
  return { entries: Number(row?.entries), oldest: row?.oldest?.getTime() ?? null };
}

/** Who stops the closing of days leaves the log open to changes that nobody would see. */
function notClosed(oldest: Instant | null, now: Instant): readonly string[] {
  if (oldest === null || now - oldest <= CLOSED_WITHIN_MS) return [];
  return [`${new Date(oldest).toISOString().slice(0, 10)}: the entries are not covered by a digest since then.`];
}

async function entriesBefore(owner: pg.Client): Promise<readonly string[]> {
  const found = await owner.query("SELECT 1 FROM audit_entry WHERE id <= 0 LIMIT 1");
  return found.rowCount === 0 ? [] : ["There are entries that are numbered before the first."];
}
