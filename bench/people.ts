import { fieldCipher } from "#lib/adapters/crypto/field-cipher.ts";
import { keyedHash } from "#lib/adapters/crypto/keyed-hash.ts";
import { keysOf } from "#lib/adapters/crypto/keys.ts";
import { argon2Hasher } from "#lib/adapters/passwords/argon2-hasher.ts";
import type { Account } from "#lib/domain/account/account.ts";
import { accept } from "#lib/domain/result.ts";
import { NO_EFFECTS } from "#lib/ports/effects.ts";
import { insertAccount } from "#lib/stores/account-writes.ts";
import { openDatabase } from "#lib/stores/prisma.ts";
import { transact } from "#lib/stores/transaction.ts";
import { benchAccounts } from "./accounts.ts";
import type { BenchWorld } from "./world.ts";

const PASSWORD = "Right-Horse-Battery#1";
const AT_ONCE = 250;

/** Somebody who can sign in. */
export type BenchPerson = { readonly name: string; readonly password: string; readonly mobile: string };

/** Puts accounts into the world's database, so many that no number meets its limit of codes; the portal's own key seals them. */
export async function insertPeople({ database, secrets }: BenchWorld, count: number): Promise<readonly BenchPerson[]> {
  const keys = keysOf(secrets.masterKey);
  const hash = await argon2Hasher([{ id: "", key: keys("password-pepper") }]).hash(PASSWORD);
  const accounts = benchAccounts(count, hash);
  const open = openDatabase(database.appUrl, { onLostConnection: () => undefined });
  const outbox = { write: async () => undefined, tellSites: async () => undefined };
  const { database: client, prepared, together } = open;
  const storage = { database: client, prepared, together, hash: keyedHash(keys), cipher: fieldCipher([keys]), outbox };
  try {
    for (let first = 0; first < count; first += AT_ONCE) {
      await transact(storage, NO_EFFECTS, async (within) => {
        for (const account of accounts.slice(first, first + AT_ONCE)) await insertAccount(storage, within, account);
        return accept(null);
      });
    }
  } finally {
    await open.close();
  }
  return accounts.map(personOf);
}

function personOf({ username, mobile }: Account): BenchPerson {
  return { name: username, password: PASSWORD, mobile: mobile.number };
}
