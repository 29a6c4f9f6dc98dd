import type { AuditEvent } from "#lib/domain/audit-event.ts";
import { toDate } from "./dates.ts";
import type { Transaction } from "./prisma.ts";
import type { Storage } from "./storage.ts";

/** Adds entries to the audit log in a transaction; whom they are about is a keyed hash of the account's id. */
export async function writeAudit(
  { hash }: Pick<Storage, "hash">,
  transaction: Pick<Transaction, "auditEntry">,
  events: readonly AuditEvent[],
): Promise<void> {
  if (events.length === 0) return;
  await transaction.auditEntry.createMany({
    data: events.map(({ event, accountId, at, details }) => ({
      at: toDate(at),
      event,
      subject: accountId === null ? null : hash.of("audit-subject", accountId),
      details: { ...details },
    })),
  });
}
