import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NO_EFFECTS } from "#lib/ports/effects.ts";
import { insertAccount } from "#lib/stores/account-writes.ts";
import { factorStore } from "#lib/stores/factor-store.ts";
import { recoveryCodeKey, recoveryCodeStore } from "#lib/stores/recovery-code-store.ts";
import { totpField, totpStore } from "#lib/stores/totp-store.ts";
import { transact } from "#lib/stores/transaction.ts";
import { anAccount } from "#tests/support/fakes/memory-accounts.ts";
import { idOf, inParallel, type TestStorage, testStorage } from "#tests/support/storage.ts";

const NOW = Date.UTC(2026, 0, 15, 9);
const ACCOUNT = anAccount().id;
const SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const CODES = ["7K3M2Q9XABCDEFGH", "ABCDEFGHJKMNPQRS"];

describe("enrolled factors in PostgreSQL", () => {
  let storage: TestStorage;
  const [app, set] = [idOf("app"), idOf("set")];
  beforeAll(async () => {
    storage = await testStorage();
    const { version: _, ...account } = anAccount();
    await transact(storage, NO_EFFECTS, (transaction) => insertAccount(storage, transaction, account));
    const at = new Date(NOW);
    const secretSealed = storage.cipher.seal(totpField("secret", app), SECRET);
    await storage.database.totp.create({
      data: { id: app, accountId: ACCOUNT, secretSealed, lastUsedStep: 5, addedAt: at },
    });
    await storage.database.recoveryCodeSet.create({ data: { id: set, accountId: ACCOUNT, addedAt: at } });
    await storage.database.recoveryCode.createMany({
      data: CODES.map((code) => ({ setId: set, codeKey: recoveryCodeKey(storage, ACCOUNT, code) })),
    });
  });
  afterAll(() => storage.close());

  it("replay: of 50 requests with one step of an app one is right, and no earlier step is right after it", async () => {
    const totps = totpStore(storage);
    expect(await totps.find(ACCOUNT)).toEqual({ id: app, secret: SECRET });
    const used = await inParallel(50, () => totps.use(app, { step: 9, at: NOW }));
    expect(used.filter(Boolean)).toHaveLength(1);
    expect(await totps.use(app, { step: 8, at: NOW })).toBe(false);
    expect(await totps.use(app, { step: 10, at: NOW + 1 })).toBe(true);
  });

  it("replay: of 50 requests with one printed code one is right, and brings its effects once", async () => {
    const codes = recoveryCodeStore(storage);
    const audit = [{ event: "factor.used", accountId: ACCOUNT, at: NOW, details: {} } as const];
    const shown = { accountId: ACCOUNT, code: CODES[0] ?? "", at: NOW };
    const used = await inParallel(50, () => codes.consume(shown, { messages: [], audit }));
    expect(used.filter(Boolean)).toHaveLength(1);
    expect((await storage.auditLog()).filter(({ event }) => event === "factor.used")).toHaveLength(1);
    expect(await codes.consume({ ...shown, accountId: idOf("another") }, NO_EFFECTS)).toBe(false);
    expect(await codes.consume({ ...shown, code: "22222222FFFFFFFF" }, NO_EFFECTS)).toBe(false);
  });

  it("are listed with what is left of the printed codes, and hold neither secret nor code in the clear", async () => {
    const listed = await factorStore(storage).list(ACCOUNT);
    expect(listed).toEqual([
      { id: app, kind: "totp", name: null, addedAt: NOW, lastUsedAt: NOW + 1, left: null },
      { id: set, kind: "recovery_code", name: null, addedAt: NOW, lastUsedAt: NOW, left: 1 },
    ]);
    expect(await factorStore(storage).list(idOf("another"))).toEqual([]);
    const kept = JSON.stringify([
      await storage.database.totp.findMany(),
      await storage.database.recoveryCode.findMany(),
    ]);
    for (const secret of [SECRET, ...CODES]) expect(kept).not.toContain(secret);
  });
});
