import type { Factor } from "#lib/domain/factors/factor.ts";
import type { Passkey as Row } from "#lib/generated/prisma/client.ts";
import { toInstant, toInstantOrNull } from "./dates.ts";
import type { Storage } from "./storage.ts";

/** A name opens only in the row that it was sealed for. */
export const passkeyNameField = (id: string): string => `passkey.name/${id}`;

type Listed = Pick<Row, "id" | "nameSealed" | "addedAt" | "lastUsedAt">;

/** An account's passkeys as lists show them, oldest first. */
export async function listPasskeys(
  { database, cipher }: Pick<Storage, "database" | "cipher">,
  accountId: string,
): Promise<readonly Factor[]> {
  const select = { id: true, nameSealed: true, addedAt: true, lastUsedAt: true } as const;
  const orderBy = [{ addedAt: "asc" }, { id: "asc" }] as const;
  const rows = await database.passkey.findMany({ where: { accountId }, select, orderBy: [...orderBy] });
  return rows.map((row: Listed) => ({
    id: row.id,
    kind: "passkey",
    name: cipher.open(passkeyNameField(row.id), row.nameSealed),
    addedAt: toInstant(row.addedAt),
    lastUsedAt: toInstantOrNull(row.lastUsedAt),
    left: null,
  }));
}
