import { fileAuditAnchor } from "../adapters/audit-anchor/file-audit-anchor.ts";
import type { Env } from "../config/env.ts";
import type { AuditPorts } from "../flows/audit/close-audit-day.ts";
import type { Log } from "../ports/log.ts";
import { auditDigestStore } from "../stores/audit-digest-store.ts";
import type { Database } from "../stores/prisma.ts";

/** Where the audit log's days are closed and anchored. */
export function auditPorts(env: Env, database: Database, log: Log): AuditPorts {
  return { auditDigests: auditDigestStore(database), auditAnchor: fileAuditAnchor(env.AUDIT_ANCHOR_FILE, log) };
}
