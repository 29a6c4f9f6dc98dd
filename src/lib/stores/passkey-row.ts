import type { Factor } from "#lib/domain/factors/factor.ts";
import type { Passkey } from "#lib/domain/factors/passkey.ts";
import type { Prisma, Passkey as Row } from "#lib/generated/prisma/client.ts";
import { toDate, toDateOrNull, toInstant, toInstantOrNull } from "./dates.ts";
import { factorName } from "./factor-name.ts";
import type { Storage } from "./storage.ts";

/** A name opens only in the row that it was sealed for. */
export const passkeyNameField = (id: string): string => `passkey.name/${id}`;

/** The passkey of a row, its name opened; empty where it cannot be opened, since the passkey itself still counts. */
export function passkeyOfRow({ cipher }: Pick<Storage, "cipher">, row: Row): Passkey {
  return {
    id: row.id,
    credentialId: row.credentialId,
    accountId: row.accountId,
    publicKey: row.publicKey,
    counter: Number(row.counter),
    transports: row.transports,
    backupEligible: row.backupEligible,
    backedUp: row.backedUp,
    aaguid: row.aaguid,
    name: factorName({ cipher }, passkeyNameField(row.id), row.nameSealed) ?? "",
    addedAt: toInstant(row.addedAt),
    lastUsedAt: toInstantOrNull(row.lastUsedAt),
  };
}

/** The row of a passkey. */
export function rowOfPasskey({ cipher }: Pick<Storage, "cipher">, passkey: Passkey): Prisma.PasskeyCreateManyInput {
  const { name, publicKey, counter, transports, addedAt, lastUsedAt, ...rest } = passkey;
  return {
    ...rest,
    publicKey: Uint8Array.from(publicKey),
    counter: BigInt(counter),
    transports: [...transports],
    nameSealed: cipher.seal(passkeyNameField(passkey.id), name),
    addedAt: toDate(addedAt),
    lastUsedAt: toDateOrNull(lastUsedAt),
  };
}

const LIST = {
  name: "passkey-list",
  text: `SELECT id, name_sealed AS "nameSealed", added_at AS "addedAt", last_used_at AS "lastUsedAt"
    FROM passkey WHERE account_id = $1 ORDER BY added_at, id`,
};

type Listed = Pick<Row, "id" | "nameSealed" | "addedAt" | "lastUsedAt">;

/** An account's passkeys as lists show them, oldest first. */
export async function listPasskeys(
  { prepared, cipher }: Pick<Storage, "prepared" | "cipher">,
  accountId: string,
): Promise<readonly Factor[]> {
  const { rows } = await prepared<Listed>(LIST, [accountId]);
  return rows.map((row) => ({
    id: row.id,
    kind: "passkey",
    name: factorName({ cipher }, passkeyNameField(row.id), row.nameSealed),
    addedAt: toInstant(row.addedAt),
    lastUsedAt: toInstantOrNull(row.lastUsedAt),
    left: null,
  }));
}
