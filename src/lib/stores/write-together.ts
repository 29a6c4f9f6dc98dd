import type { Effects } from "#lib/ports/effects.ts";
import { auditStatement } from "./audit.ts";
import type { BoundStatement, PreparedStatement, Ran } from "./prepared.ts";
import type { Storage } from "./storage.ts";

const ATTEMPTS = 4;
/** What `one_row` raises (prisma/migrations, one_row). */
const NOT_ONE_ROW = "NF001";
/** A deadlock, or rows that changed under a stricter isolation: the transaction may be tried again. */
const CONFLICTS = new Set(["40P01", "40001"]);

/** The same change as a condition of its transaction: it must change exactly one row, or nothing of the transaction is written. */
export function mustChangeOne({ name, text }: PreparedStatement): PreparedStatement {
  return {
    name: `${name}-or-nothing`,
    text: `WITH changed AS (${text} RETURNING 1) SELECT one_row(count(*)) FROM changed`,
  };
}

/**
 * Writes the statements and what follows from them in one transaction and one round trip. `null` when a statement of `mustChangeOne`
 * met another writer's change: then nothing was written.
 */
export async function writeTogether(
  storage: Pick<Storage, "together" | "hash" | "outbox">,
  statements: readonly BoundStatement[],
  effects: Effects,
): Promise<readonly Ran[] | null> {
  const all = [...statements, ...(await effectStatements(storage, effects))];
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await storage.together(all);
    } catch (error) {
      const state = sqlState(error);
      if (state === NOT_ONE_ROW) return null;
      if (attempt >= ATTEMPTS || !CONFLICTS.has(state)) throw error;
    }
  }
}

async function effectStatements(
  { hash, outbox }: Pick<Storage, "hash" | "outbox">,
  { audit, messages }: Effects,
): Promise<readonly BoundStatement[]> {
  const statements: BoundStatement[] = audit.length === 0 ? [] : [auditStatement({ hash }, audit)];
  if (messages.length === 0) return statements;
  await outbox.write(async (text, values) => {
    statements.push({ statement: { text }, values });
    return [];
  }, messages);
  return statements;
}

function sqlState(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
}
