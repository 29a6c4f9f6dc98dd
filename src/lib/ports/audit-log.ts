import type { AuditEvent } from "#lib/domain/audit-event.ts";

/** Records what happened outside any change of state. */
export type AuditLog = { record(events: readonly AuditEvent[]): Promise<void> };
