import type { Result } from "#lib/domain/result.ts";
import type { Effects } from "#lib/ports/effects.ts";
import { writeAudit } from "./audit.ts";
import { isWriteConflict } from "./database-errors.ts";
import type { Transaction } from "./prisma.ts";
import type { Storage } from "./storage.ts";

const ATTEMPTS = 4;

/** Carries a refusal out of a transaction that is thereby rolled back. */
class RolledBack extends Error {
  override readonly name = "RolledBack";
  readonly refusal: unknown;

  constructor(refusal: unknown) {
    super("a refusal rolled the transaction back");
    this.refusal = refusal;
  }
}

/**
 * Runs `work` in one transaction (read committed). When it accepts, the effects are written in the same transaction; when it
 * refuses, nothing is. `work` may run again after a deadlock, so it must do nothing but statements.
 */
export async function transact<Value, Refusal>(
  storage: Storage,
  effects: Effects,
  work: (transaction: Transaction) => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal>> {
  for (let attempt = 1; ; attempt += 1) {
    let outcome: Result<Value, Refusal> | undefined;
    try {
      return await storage.database.$transaction(async (transaction) => {
        outcome = await work(transaction);
        if (!outcome.ok) throw new RolledBack(outcome.refusal);
        await writeEffects(storage, transaction, effects);
        return outcome;
      });
    } catch (error) {
      if (error instanceof RolledBack && outcome !== undefined) return outcome;
      if (attempt >= ATTEMPTS || !isWriteConflict(error)) throw error;
    }
  }
}

/** Writes messages to the outbox and entries to the audit log within a transaction. */
export async function writeEffects(storage: Storage, transaction: Transaction, effects: Effects): Promise<void> {
  await writeAudit(storage, transaction, effects.audit);
  if (effects.messages.length === 0) return;
  await storage.outbox.write((sql, values) => transaction.$queryRawUnsafe(sql, ...values), effects.messages);
}
