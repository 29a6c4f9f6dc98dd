import { dayToClose } from "#lib/domain/audit-digest.ts";
import type { Instant } from "#lib/domain/result.ts";
import type { AuditAnchor, AuditDigests } from "#lib/ports/audit-digests.ts";

/** What closing a day of the audit log needs. */
export type AuditPorts = { readonly auditDigests: AuditDigests; readonly auditAnchor: AuditAnchor };

/**
 * Closes yesterday in the audit log; a day to which nothing was added needs none. The digest is anchored first and kept then: a death in between leaves one that is true as well, and
 * a day without an anchor cannot be. Throws when the anchor cannot be reached; the day is then closed at a later run.
 */
export async function closeAuditDay({ auditDigests, auditAnchor }: AuditPorts, now: Instant): Promise<void> {
  const latest = await auditDigests.latest();
  const day = dayToClose(latest, now);
  if (day === null) return;
  const digest = await auditDigests.take(day, latest);
  if (digest === null) return;
  await auditAnchor.publish(digest);
  await auditDigests.keep(digest, now);
}
