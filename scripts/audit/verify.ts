import { createHash } from "node:crypto";
import type pg from "pg";
import { z } from "zod";
import type { AuditDigest } from "#lib/domain/audit-digest.ts";

/** What verifying found. No problems: the log is as it was when its days were closed. `unclosed` entries are not covered by a digest yet. */
export type Verification = {
  readonly problems: readonly string[];
  readonly days: number;
  readonly entries: number;
  readonly unclosed: number;
};

const BATCH = 5_000;

const anchored: z.ZodType<AuditDigest> = z.object({
  day: z.iso.date(),
  afterId: z.string().regex(/^\d+$/),
  lastId: z.string().regex(/^\d+$/),
  entries: z.number().int().positive(),
  previous: z.string().nullable(),
  digest: z.string(),
});

/** The digests of an anchor file's text, in the order in which they were written. Throws on a line that is not one, with its number. */
export function readAnchors(text: string): readonly AuditDigest[] {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines.map((line, index) => {
    try {
      return anchored.parse(JSON.parse(line));
    } catch {
      throw new Error(`Line ${index + 1} of the anchors is not a digest.`);
    }
  });
}

/**
 * Compares the log, the kept digests and the anchors. The digests are computed here, entry by entry, by the owner's own reading: a
 * database whose functions were changed cannot vouch for itself.
 */
export async function verifyAudit(owner: pg.Client, anchors: readonly AuditDigest[]): Promise<Verification> {
  const kept = await keptDigests(owner);
  const changed: string[] = [];
  for (const digest of distinct([...anchors, ...kept])) {
    if (!(await isTrue(owner, digest)))
      changed.push(`${digest.day}: the entries are not those that were there when the day was closed.`);
  }
  const early = await entriesBefore(owner);
  const problems = [...early, ...changed, ...unanchored(kept, anchors), ...unkept(kept, anchors), ...gaps(kept)];
  const covered = kept.reduce((sum, { entries }) => sum + entries, 0);
  return {
    problems,
    days: kept.length,
    entries: covered,
    unclosed: await entriesAfter(owner, kept.at(-1)?.lastId ?? "0"),
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

async function entriesAfter(owner: pg.Client, lastId: string): Promise<number> {
  const found = await owner.query<{ entries: string }>("SELECT count(*) AS entries FROM audit_entry WHERE id > $1", [
    lastId,
  ]);
  return Number(found.rows[0]?.entries);
}

async function entriesBefore(owner: pg.Client): Promise<readonly string[]> {
  const found = await owner.query("SELECT 1 FROM audit_entry WHERE id <= 0 LIMIT 1");
  return found.rowCount === 0 ? [] : ["There are entries that are numbered before the first."];
}
