import type { Transaction } from "./prisma.ts";

/** Locks an officer's row against being disabled until the transaction ends; false for one who is disabled or unknown. */
export async function lockWorking(transaction: Transaction, officerId: string): Promise<boolean> {
  const rows = await transaction.$queryRaw<readonly unknown[]>`
    SELECT 1 FROM officer WHERE id = ${officerId}::uuid AND disabled_at IS NULL FOR SHARE`;
  return rows.length === 1;
}
