import type { Factor } from "#lib/domain/factors/factor.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import type { RecoveryCodeStore } from "#lib/ports/recovery-code-store.ts";
import { toDate, toInstant } from "./dates.ts";
import type { Storage } from "./storage.ts";
import { transact } from "./transaction.ts";

/** The look-up key of a code: the same code of two accounts has two keys. */
export function recoveryCodeKey({ hash }: Pick<Storage, "hash">, accountId: string, code: string): string {
  return hash.of("recovery-code", `${accountId}|${code}`);
}

/** Printed codes in PostgreSQL. */
export function recoveryCodeStore(storage: Storage): RecoveryCodeStore {
  return {
    consume: async ({ accountId, code, at }, effects) => {
      const codeKey = recoveryCodeKey(storage, accountId, code);
      const used = await transact(storage, effects, async (transaction) => {
        const { count } = await transaction.recoveryCode.updateMany({
          where: { codeKey, consumedAt: null },
          data: { consumedAt: toDate(at) },
        });
        return count === 1 ? accept(null) : refuse(null);
      });
      return used.ok;
    },
  };
}

/** An account's printed codes as lists show them: one factor, with the number of unused codes. */
export async function listRecoveryCodes(
  { database }: Pick<Storage, "database">,
  accountId: string,
): Promise<readonly Factor[]> {
  const include = { codes: { select: { consumedAt: true } } } as const;
  const sets = await database.recoveryCodeSet.findMany({ where: { accountId }, include });
  return sets.map(({ id, addedAt, codes }) => {
    const used = codes.flatMap(({ consumedAt }) => (consumedAt === null ? [] : [toInstant(consumedAt)]));
    return {
      id,
      kind: "recovery_code",
      name: null,
      addedAt: toInstant(addedAt),
      lastUsedAt: used.length === 0 ? null : Math.max(...used),
      left: codes.length - used.length,
    };
  });
}
