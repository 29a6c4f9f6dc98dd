import type { Factor } from "#lib/domain/factors/factor.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import type { RecoveryCodeSet as Row } from "#lib/generated/prisma/client.ts";
import type { RecoveryCodeStore } from "#lib/ports/recovery-code-store.ts";
import { toDate, toInstant, toInstantOrNull } from "./dates.ts";
import type { Storage } from "./storage.ts";
import { transact } from "./transaction.ts";

const LIST = {
  name: "recovery-code-list",
  text: `SELECT kept.id, kept.added_at AS "addedAt", max(code.consumed_at) AS "lastUsedAt",
      count(code.code_key) FILTER (WHERE code.consumed_at IS NULL) AS left
    FROM recovery_code_set AS kept LEFT JOIN recovery_code AS code ON code.set_id = kept.id
    WHERE kept.account_id = $1 GROUP BY kept.id`,
};

/** PostgreSQL counts in 64 bits, which come as text. */
type ListedSet = Pick<Row, "id" | "addedAt"> & { readonly lastUsedAt: Date | null; readonly left: string };

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
  { prepared }: Pick<Storage, "prepared">,
  accountId: string,
): Promise<readonly Factor[]> {
  const { rows } = await prepared<ListedSet>(LIST, [accountId]);
  return rows.map(({ id, addedAt, lastUsedAt, left }) => ({
    id,
    kind: "recovery_code",
    name: null,
    addedAt: toInstant(addedAt),
    lastUsedAt: toInstantOrNull(lastUsedAt),
    left: Number(left),
  }));
}
