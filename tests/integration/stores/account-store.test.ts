import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Account } from "#lib/domain/account/account.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import { toUsernameKey } from "#lib/domain/username.ts";
import { NO_EFFECTS } from "#lib/ports/effects.ts";
import { accountStore } from "#lib/stores/account-store.ts";
import { insertAccount, releaseMobile, replaceAccount } from "#lib/stores/account-writes.ts";
import { transact } from "#lib/stores/transaction.ts";
import { anAccount } from "#tests/support/fakes/memory-accounts.ts";
import { inParallel, type TestStorage, testStorage } from "#tests/support/storage.ts";

let counter = 0;

/** An account that shares no unique value with any other. */
function someone(changes: Partial<Account> = {}): Account {
  counter += 1;
  const account = anAccount();
  return {
    ...account,
    id: `0190c0de-0000-7000-8000-${String(counter).padStart(12, "0")}`,
    nationalId: String(1_000_000_000 + counter),
    username: `Person${1000 + counter}`,
    mobile: { ...account.mobile, number: `+9665${String(10_000_000 + counter)}` },
    ...changes,
  };
}

describe("accounts in PostgreSQL", () => {
  let storage: TestStorage;
  const insert = ({ version: _, ...account }: Account) =>
    transact(storage, NO_EFFECTS, (transaction) => insertAccount(storage, transaction, account));
  const replace = (account: Account, change: Parameters<typeof replaceAccount>[2]["change"]) =>
    transact(storage, NO_EFFECTS, (transaction) => replaceAccount(storage, transaction, { account, change }));

  beforeAll(async () => {
    storage = await testStorage();
  });
  afterAll(() => storage.close());

  it("come back as they were put, by id, name, national id and number", async () => {
    const account = someone({
      status: { kind: "frozen", until: null },
      guardedUntil: Date.UTC(2026, 1, 1, 0, 0, 0, 7),
    });
    expect(await insert(account)).toEqual(accept(null));
    const store = accountStore(storage);
    const key = toUsernameKey(account.username.toUpperCase());
    if (key === null) throw new Error("the test's username is one");
    expect(await store.find(account.id)).toEqual(account);
    expect(await store.findBySignInName({ kind: "username", key })).toEqual(account);
    expect(await store.findByNationalId(account.nationalId)).toEqual(account);
    expect(await store.findByMobile(account.mobile.number)).toEqual(account);
    expect(await store.findByMobile("+966500000000")).toBeNull();
  });

  it("come back without an e-mail where none was given, and take one later", async () => {
    const account = someone({ email: null });
    expect(await insert(account)).toEqual(accept(null));
    expect(await accountStore(storage).find(account.id)).toEqual(account);
    const email = { address: "later@example.sa", verifiedAt: Date.UTC(2026, 1, 1) };
    expect(await replace(account, { email })).toEqual(accept(null));
    expect((await accountStore(storage).find(account.id))?.email).toEqual(email);
  });

  it.each([
    ["national_id_taken", (one: Account) => ({ nationalId: one.nationalId })],
    ["mobile_taken", (one: Account) => ({ mobile: one.mobile })],
    ["username_taken", (one: Account) => ({ username: one.username.toUpperCase() })],
  ] as const)("refuse a second one with %s, of 12 at once all but one", async (code, shared) => {
    const one = someone();
    const results = await inParallel(12, () => insert(someone(shared(one))));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(results.filter((result) => !result.ok && result.refusal.code === code)).toHaveLength(11);
  });

  it("change only while they are as they were found: one of 50 parallel changes wins", async () => {
    const account = someone();
    await insert(account);
    const results = await inParallel(50, (index) => replace(account, { passwordHash: `hash-${index}` }));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    const winner = results.findIndex((result) => result.ok);
    expect(await accountStore(storage).find(account.id)).toEqual({
      ...account,
      version: 1,
      passwordHash: `hash-${winner}`,
    });
  });

  it("give a number that two claim at once to one of them, and the other's transaction goes on", async () => {
    const [one, other] = [someone(), someone()];
    await Promise.all([insert(one), insert(other)]);
    const mobile = { ...one.mobile, number: "+966599999999" };
    const claim = (account: Account) =>
      transact(storage, NO_EFFECTS, async (transaction) => {
        const replaced = await replaceAccount(storage, transaction, { account, change: { mobile } });
        await transaction.account.count();
        return replaced;
      });
    const results = await Promise.all([claim(one), claim(other)]);
    expect(results.map((result) => (result.ok ? "won" : result.refusal.code)).sort()).toEqual(["mobile_taken", "won"]);
  });

  it("hand a number over: the previous holder keeps it as unusable", async () => {
    const [holder, newcomer] = [someone(), someone()];
    await insert(holder);
    const moved = await transact(storage, NO_EFFECTS, async (transaction) => {
      expect(await releaseMobile(storage, transaction, holder)).toBe(true);
      const { version: _, ...account } = newcomer;
      return insertAccount(storage, transaction, { ...account, mobile: holder.mobile });
    });
    expect(moved.ok).toBe(true);
    const store = accountStore(storage);
    expect((await store.find(holder.id))?.mobile).toEqual({ ...holder.mobile, usable: false });
    expect((await store.findByMobile(holder.mobile.number))?.id).toBe(newcomer.id);
  });

  it("survive a deadlock: two who take from each other at once end with one winner", async () => {
    const [one, other] = [someone(), someone()];
    await Promise.all([insert(one), insert(other)]);
    let met = 0;
    const bothMet = Promise.withResolvers<void>();
    const take = (taker: Account, holder: Account) =>
      transact(storage, NO_EFFECTS, async (transaction) => {
        const own = await replaceAccount(storage, transaction, { account: taker, change: { language: "en" } });
        met += 1;
        if (met === 2) bothMet.resolve();
        await bothMet.promise;
        if (!own.ok) return refuse(null);
        return (await releaseMobile(storage, transaction, holder)) ? accept(null) : refuse(null);
      });
    const results = await Promise.all([take(one, other), take(other, one)]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(met).toBe(3);
  });

  it("leave nothing behind when a transaction refuses after a write", async () => {
    const { version: _, ...account } = someone();
    const effects = {
      messages: [],
      audit: [{ event: "account.frozen", accountId: account.id, at: 0, details: {} }],
    } as const;
    const refused = await transact(storage, effects, async (transaction) => {
      await insertAccount(storage, transaction, account);
      return refuse({ code: "no" });
    });
    expect(refused).toEqual(refuse({ code: "no" }));
    expect(await accountStore(storage).find(account.id)).toBeNull();
    expect(await storage.auditLog()).toEqual([]);
  });

  it("never change their username, whoever tries", async () => {
    const account = someone();
    await insert(account);
    const owner = new pg.Client({ connectionString: storage.ownerUrl });
    await owner.connect();
    for (const connection of [storage.pool, owner]) {
      await expect(
        connection.query("UPDATE account SET username = 'Another1' WHERE id = $1", [account.id]),
      ).rejects.toThrow(/cannot be changed/);
      await expect(
        connection.query("UPDATE account SET username_key = 'x' WHERE id = $1", [account.id]),
      ).rejects.toThrow(/cannot be changed/);
    }
    await owner.end();
  });

  it("keep no personal field readable in the database", async () => {
    const account = someone({ email: { address: "Readable@example.sa", verifiedAt: null } });
    await insert(account);
    const { rows } = await storage.pool.query("SELECT * FROM account WHERE id = $1", [account.id]);
    const text = JSON.stringify(rows).toLowerCase();
    for (const secret of [
      account.nationalId,
      account.mobile.number.slice(1),
      "readable",
      "alharbi",
      "الحربي",
      "1990-05-05",
    ]) {
      expect(text).not.toContain(secret);
    }
  });

  it("are frozen with the end of every session, and only as they were found", async () => {
    const account = someone();
    await insert(account);
    const at = new Date(Date.UTC(2026, 0, 1));
    const session = { accountId: account.id, authTime: at, createdAt: at, expiresAt: at, amr: [] };
    await storage.database.accountSession.create({ data: { tokenKey: account.id, ...session } });
    const store = accountStore(storage);
    expect(await store.freeze({ ...account, version: 5 }, { until: null, at: 0 }, NO_EFFECTS)).toBe(false);
    expect(await storage.database.accountSession.count({ where: { accountId: account.id } })).toBe(1);
    expect(await store.freeze(account, { until: at.getTime(), at: at.getTime() }, NO_EFFECTS)).toBe(true);
    expect(await storage.database.accountSession.count({ where: { accountId: account.id } })).toBe(0);
    expect((await store.find(account.id))?.status).toEqual({ kind: "frozen", until: at.getTime() });
  });
});
