import type { Account } from "#lib/domain/account/account.ts";
import { PASSKEY_MAXIMUM, type Passkey } from "#lib/domain/factors/passkey.ts";
import { accept, type Instant, type Result, refuse } from "#lib/domain/result.ts";
import type { AddRefusal, PasskeyStore, RemoveRefusal } from "#lib/ports/passkey-store.ts";
import { replaceAccount } from "./account-writes.ts";
import { toDate } from "./dates.ts";
import { passkeyNameField, passkeyOfRow, rowOfPasskey } from "./passkey-row.ts";
import type { Transaction } from "./prisma.ts";
import type { Storage } from "./storage.ts";
import { transact } from "./transaction.ts";

/**
 * Passkeys in PostgreSQL. One is added or removed with a new version of its account, so that two changes at once are one after the other and a
 * guarded period that begins meanwhile is not passed by.
 */
export function passkeyStore(storage: Storage): PasskeyStore {
  const { database, cipher } = storage;
  return {
    findByCredential: async (credentialId) => {
      const row = await database.passkey.findUnique({ where: { credentialId } });
      return row === null ? null : passkeyOfRow(storage, row);
    },
    knownOf: (accountId) =>
      database.passkey.findMany({ where: { accountId }, select: { credentialId: true, transports: true } }),
    add: (account, passkey, effects) =>
      transact(storage, effects, (transaction) => add(storage, transaction, { account, passkey })),
    recordUse: async (passkey, { counter, backedUp }, at) => {
      const { count } = await database.passkey.updateMany({
        where: { id: passkey.id, counter: BigInt(passkey.counter) },
        data: { counter: BigInt(counter), backedUp, lastUsedAt: toDate(at) },
      });
      return count === 1;
    },
    rename: async (accountId, { id, name }) => {
      const nameSealed = cipher.seal(passkeyNameField(id), name);
      const { count } = await database.passkey.updateMany({
        where: { id: { equals: id }, accountId },
        data: { nameSealed },
      });
      return count === 1;
    },
    remove: (account, removal, effects) =>
      transact(storage, effects, (transaction) => remove(storage, transaction, { account, ...removal })),
  };
}

type Addition = { readonly account: Account; readonly passkey: Passkey };

async function add(
  storage: Storage,
  transaction: Transaction,
  { account, passkey }: Addition,
): Promise<Result<null, AddRefusal>> {
  const touched = await replaceAccount(storage, transaction, { account, change: {} });
  if (!touched.ok) return refuse({ code: "account_changed" });
  // Whoever else adds one waits for this account's row, so what is counted stays true.
  const known = await transaction.passkey.count({ where: { accountId: account.id } });
  if (known >= PASSKEY_MAXIMUM) return refuse({ code: "passkeys_at_maximum" });
  const data = [rowOfPasskey(storage, passkey)];
  const { count } = await transaction.passkey.createMany({ data, skipDuplicates: true });
  return count === 1 ? accept(null) : refuse({ code: "passkey_already_added" });
}

type Removal = { readonly account: Account; readonly id: string; readonly guardedUntil: Instant | null };

async function remove(
  storage: Storage,
  transaction: Transaction,
  { account, id, guardedUntil }: Removal,
): Promise<Result<null, RemoveRefusal>> {
  const change = guardedUntil === null ? {} : { guardedUntil };
  const replaced = await replaceAccount(storage, transaction, { account, change });
  if (!replaced.ok) return refuse({ code: "account_changed" });
  const { count } = await transaction.passkey.deleteMany({ where: { id: { equals: id }, accountId: account.id } });
  return count === 1 ? accept(null) : refuse({ code: "passkey_missing" });
}
