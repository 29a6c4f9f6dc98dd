import type { Result } from "#lib/domain/result.ts";
import type { Effects } from "#lib/ports/effects.ts";
import { writeAudit } from "./audit.ts";
import { isWriteConflict } from "./database-errors.ts";
import type { Transaction } from "./prisma.ts";
import type { Storage } from "./storage.ts";

const ATTEMPTS = 4;

/** Ends a transaction that was refused, since only an exception makes the client roll back. */
class RolledBack extends Error {
  override readonly name = "RolledBack";
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
    try {
      return await once(storage, effects, work);
    } catch (error) {
      if (attempt >= ATTEMPTS || !isWriteConflict(error)) throw error;
    }
  }
}

async function once<Value, Refusal>(
  storage: Storage,
  effects: Effects,
  work: (transaction: Transaction) => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal>> {
  let refused: Result<Value, Refusal> | null = null;
  try {
    return await storage.database.$transaction(async (transaction) => {
      const outcome = await work(transaction);
      if (!outcome.ok) {
        refused = outcome;
        throw new RolledBack("a refusal rolls the transaction back");
      }
      await writeEffects(storage, transaction, effects);
      return outcome;
    });
  } catch (error) {
    if (error instanceof RolledBack && refused !== null) return refused;
    throw error;
  }
}

/** Writes messages to the outbox and entries to the audit log within a transaction. */
export async function writeEffects(storage: Storage, transaction: Transaction, effects: Effects): Promise<void> {
  await writeAudit(storage, transaction, effects.audit);
  if (effects.messages.length === 0) return;
  await storage.outbox.write((sql, values) => transaction.$queryRawUnsafe(sql, ...values), effects.messages);
}
