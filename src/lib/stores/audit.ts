import type { AuditEvent } from "#lib/domain/audit-event.ts";
import { toDate } from "./dates.ts";
import type { BoundStatement } from "./prepared.ts";
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

const ADD = {
  name: "audit-add",
  text: `INSERT INTO audit_entry (at, event, subject, details)
    SELECT * FROM unnest($1::timestamptz[], $2::text[], $3::text[], $4::jsonb[])`,
};

/** The same as one statement, for what is written together. */
export function auditStatement({ hash }: Pick<Storage, "hash">, events: readonly AuditEvent[]): BoundStatement {
  return {
    statement: ADD,
    values: [
      events.map(({ at }) => toDate(at).toISOString()),
      events.map(({ event }) => event),
      events.map(({ accountId }) => (accountId === null ? null : hash.of("audit-subject", accountId))),
      events.map(({ details }) => JSON.stringify(details)),
    ],
  };
}
