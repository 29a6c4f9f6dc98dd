import type { AuditEvent } from "#lib/domain/audit-event.ts";
import type { DeskMember } from "#lib/domain/service-desk/officer.ts";
import type { KeyedHash } from "#lib/ports/keyed-hash.ts";

/** What of an officer stands in the audit log: the same for all that one officer does, and telling nobody who it is. */
export function officerDetails(
  { hash }: { readonly hash: KeyedHash },
  { officerId, desk }: DeskMember,
): AuditEvent["details"] {
  return { officer: hash.of("audit-officer", officerId), desk };
}
