import type { AuditLog } from "#lib/ports/audit-log.ts";
import { writeAudit } from "./audit.ts";
import type { Storage } from "./storage.ts";

/** The audit log in PostgreSQL. */
export function auditLog(storage: Pick<Storage, "database" | "hash">): AuditLog {
  return { record: (events) => writeAudit(storage, storage.database, events) };
}
