import type { AuditDigest } from "#lib/domain/audit-digest.ts";
import type { Instant } from "#lib/domain/result.ts";

/** Takes and keeps the audit log's digests; no entry of the log is ever seen by the caller. */
export type AuditDigests = {
  /** The newest kept digest. */
  latest(): Promise<AuditDigest | null>;
  /** The digest of everything that was added after `previous`, for this day; `null` when nothing was. What is added later has a larger number. */
  take(day: string, previous: AuditDigest | null): Promise<AuditDigest | null>;
  /** Keeps a digest; false when that day, or the one that begins at its number, was closed by another process first. */
  keep(digest: AuditDigest, now: Instant): Promise<boolean>;
};

/** Where digests are kept outside the database, so that whoever rewrites the database cannot rewrite them too. */
export type AuditAnchor = {
  /** Resolves when the digest is on durable ground; a digest may be published again. Rejects when it could not be kept. */
  publish(digest: AuditDigest): Promise<void>;
};
