import type { Account } from "#lib/domain/account/account.ts";
import { NO_EFFECTS } from "#lib/ports/effects.ts";
import { accountStore } from "#lib/stores/account-store.ts";
import { insertAccount } from "#lib/stores/account-writes.ts";
import { holdCodeStore } from "#lib/stores/hold-code-store.ts";
import { mobileChangeStore } from "#lib/stores/mobile-change-store.ts";
import { transact } from "#lib/stores/transaction.ts";
import { anAccount } from "./fakes/memory-accounts.ts";
import { ownedNumber } from "./fakes/mobile-ownership.ts";
import { type MobileChangeWorld, mobileChangeWorld } from "./mobile-change-world.ts";
import { type TestStorage, testStorage } from "./storage.ts";

/** The mobile change's world with accounts, flows, cases and hold codes in PostgreSQL; everything else stays in memory. */
export type StoredChangeWorld = MobileChangeWorld & {
  readonly storage: TestStorage;
  /** Adds a person with an account whose number the registry gives them on an old SIM; `nth` tells people apart. */
  addPerson(nth: number): Promise<Account>;
  /** The same world as one of these people meets it. */
  as(account: Account): StoredChangeWorld;
  accountNow(id: string): Promise<Account>;
};

/** A world on a fresh database. Close its storage when done. */
export async function storedChangeWorld(): Promise<StoredChangeWorld> {
  const memory = mobileChangeWorld();
  const storage = await testStorage({
    write: async (_, messages) => void memory.world.messages.push(...messages),
  });
  const ports = {
    ...memory.ports,
    accounts: accountStore(storage),
    holdCodes: holdCodeStore(storage),
    mobileChanges: mobileChangeStore(storage),
    chance: { ...memory.ports.chance, uuid: () => crypto.randomUUID() },
    hash: storage.hash,
  };
  const world: StoredChangeWorld = {
    ...memory,
    ports,
    storage,
    addPerson: async (nth) => {
      const account = person(nth);
      const { version: _, ...added } = account;
      await transact(storage, NO_EFFECTS, (transaction) => insertAccount(storage, transaction, added));
      memory.mobileOwnership.assign(account.nationalId, ownedNumber({ number: account.mobile.number }));
      return account;
    },
    as: (account) => ({ ...world, account }),
    accountNow: async (id) => {
      const found = await ports.accounts.find(id);
      if (found === null) throw new Error("the account is gone");
      return found;
    },
  };
  return world;
}

function person(nth: number): Account {
  const digits = String(nth).padStart(4, "0");
  return anAccount({
    id: `0190c0de-0000-7000-8000-00000000${digits}`,
    nationalId: `100000${digits}`,
    username: `Ahmad${digits}`,
    mobile: { ...anAccount().mobile, number: `+96651111${digits}` },
    email: { address: `ahmad${digits}@example.sa`, verifiedAt: null },
  });
}
