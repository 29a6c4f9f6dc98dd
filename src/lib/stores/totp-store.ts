import type { Factor } from "#lib/domain/factors/factor.ts";
import type { Totp as Row } from "#lib/generated/prisma/client.ts";
import type { TotpStore } from "#lib/ports/totp-store.ts";
import { toDate, toInstant, toInstantOrNull } from "./dates.ts";
import { factorName } from "./factor-name.ts";
import type { Storage } from "./storage.ts";

const LIST = {
  name: "totp-list",
  text: `SELECT id, name_sealed AS "nameSealed", added_at AS "addedAt", last_used_at AS "lastUsedAt"
    FROM totp WHERE account_id = $1`,
};

type Opening = Pick<Storage, "database" | "prepared" | "cipher">;

/** A sealed value opens only in the row that it was sealed for. */
export const totpField = (field: "name" | "secret", id: string): string => `totp.${field}/${id}`;

/** Authenticator apps in PostgreSQL. */
export function totpStore({ database, cipher }: Opening): TotpStore {
  return {
    find: async (accountId) => {
      const row = await database.totp.findUnique({ where: { accountId }, select: { id: true, secretSealed: true } });
      return row === null ? null : { id: row.id, secret: cipher.open(totpField("secret", row.id), row.secretSealed) };
    },
    use: async (id, { step, at }) => {
      const { count } = await database.totp.updateMany({
        where: { id, lastUsedStep: { lt: step } },
        data: { lastUsedStep: step, lastUsedAt: toDate(at) },
      });
      return count === 1;
    },
  };
}

/** An account's authenticator app as lists show it. */
export async function listTotp({ prepared, cipher }: Opening, accountId: string): Promise<readonly Factor[]> {
  const { rows } = await prepared<Pick<Row, "id" | "nameSealed" | "addedAt" | "lastUsedAt">>(LIST, [accountId]);
  return rows.map(({ id, nameSealed, addedAt, lastUsedAt }) => ({
    id,
    kind: "totp",
    name: nameSealed === null ? null : factorName({ cipher }, totpField("name", id), nameSealed),
    addedAt: toInstant(addedAt),
    lastUsedAt: toInstantOrNull(lastUsedAt),
    left: null,
  }));
}
