import type { AuditDigest } from "#lib/domain/audit-digest.ts";
import type { AuditDigests } from "#lib/ports/audit-digests.ts";
import { toDate } from "./dates.ts";
import type { Database } from "./prisma.ts";

type Taken = { readonly entries: bigint; readonly digest: string };

/** The audit log's digests in PostgreSQL. They are taken by functions of the schema's owner: this role may not read the log. */
export function auditDigestStore(database: Database): AuditDigests {
  return {
    latest: () => latest(database),
    take: (day, previous) => take(database, day, previous),
    keep: async ({ afterId, lastId, entries, ...digest }, now) => {
      const row = { ...digest, afterId: BigInt(afterId), lastId: BigInt(lastId), entries: BigInt(entries) };
      const kept = await database.auditDigest.createMany({
        data: [{ ...row, closedAt: toDate(now) }],
        skipDuplicates: true,
      });
      return kept.count === 1;
    },
  };
}

async function latest(database: Database): Promise<AuditDigest | null> {
  const row = await database.auditDigest.findFirst({ orderBy: { day: "desc" } });
  if (row === null) return null;
  const { day, afterId, lastId, entries, previous, digest } = row;
  return { day, afterId: String(afterId), lastId: String(lastId), entries: Number(entries), previous, digest };
}

async function take(database: Database, day: string, before: AuditDigest | null): Promise<AuditDigest | null> {
  const afterId = before?.lastId ?? "0";
  const previous = before?.digest ?? null;
  const [last] = await database.$queryRaw<{ id: bigint }[]>`SELECT audit_last_entry() AS id`;
  const lastId = String(last?.id ?? 0n);
  const [taken] = await database.$queryRaw<Taken[]>`
    SELECT entries, digest FROM audit_digest_of(${BigInt(afterId)}::bigint, ${BigInt(lastId)}::bigint, ${previous}::text)`;
  if (taken === undefined || taken.entries === 0n) return null;
  return { day, afterId, lastId, entries: Number(taken.entries), previous, digest: taken.digest };
}
