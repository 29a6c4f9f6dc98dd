import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NO_EFFECTS } from "#lib/ports/effects.ts";
import { insertAccount } from "#lib/stores/account-writes.ts";
import { factorStore } from "#lib/stores/factor-store.ts";
import { passkeyNameField } from "#lib/stores/passkey-row.ts";
import { passkeyStore } from "#lib/stores/passkey-store.ts";
import { transact } from "#lib/stores/transaction.ts";
import { anAccount } from "#tests/support/fakes/memory-accounts.ts";
import { idOf, type TestStorage, testStorage } from "#tests/support/storage.ts";

const NOW = Date.UTC(2026, 0, 15, 9);
const ACCOUNT = anAccount().id;

describe("the factors of an account in PostgreSQL", () => {
  let storage: TestStorage;

  const enrol = async (id: string, name: string, addedAt: number) => {
    const row = {
      credentialId: id,
      publicKey: new Uint8Array([1]),
      counter: 0n,
      transports: [],
      aaguid: idOf("model"),
    };
    const state = { backupEligible: true, backedUp: true, addedAt: new Date(addedAt), lastUsedAt: new Date(NOW) };
    const nameSealed = storage.cipher.seal(passkeyNameField(id), name);
    await storage.database.passkey.create({ data: { id, accountId: ACCOUNT, nameSealed, ...row, ...state } });
  };

  beforeAll(async () => {
    storage = await testStorage();
    const { version: _, ...account } = anAccount();
    await transact(storage, NO_EFFECTS, (transaction) => insertAccount(storage, transaction, account));
    await enrol(idOf("newer"), "هاتفي", NOW - 1);
    await enrol(idOf("older"), "الحاسوب", NOW - 2);
  });
  afterAll(() => storage.close());

  it("lists passkeys oldest first, by the names that the person gave them", async () => {
    const passkey = { kind: "passkey", lastUsedAt: NOW, left: null };
    expect(await factorStore(storage).list(ACCOUNT)).toEqual([
      { ...passkey, id: idOf("older"), name: "الحاسوب", addedAt: NOW - 2 },
      { ...passkey, id: idOf("newer"), name: "هاتفي", addedAt: NOW - 1 },
    ]);
  });

  it("lists a factor whose name cannot be opened as unnamed, and the others by theirs", async () => {
    const damaged = { nameSealed: storage.cipher.seal("another.field", "هاتفي") };
    await storage.database.passkey.update({ where: { id: idOf("newer") }, data: damaged });
    const app = { id: idOf("app"), accountId: ACCOUNT, nameSealed: damaged.nameSealed, addedAt: new Date(NOW) };
    await storage.database.totp.create({ data: { ...app, secretSealed: "not opened by a list", lastUsedStep: 0 } });
    const listed = await factorStore(storage).list(ACCOUNT);
    expect(listed.map(({ kind, name }) => [kind, name])).toEqual([
      ["passkey", "الحاسوب"],
      ["passkey", null],
      ["totp", null],
    ]);
    expect(await passkeyStore(storage).findByCredential(idOf("newer"))).toMatchObject({ accountId: ACCOUNT });
  });

  it("lists nothing for another account", async () => {
    expect(await factorStore(storage).list(idOf("nobody"))).toEqual([]);
  });

  it("keeps no name readable in the database", async () => {
    const rows = await storage.database.passkey.findMany();
    expect(JSON.stringify(rows.map(({ nameSealed }) => nameSealed))).not.toMatch(/هاتفي|الحاسوب/);
  });
});
