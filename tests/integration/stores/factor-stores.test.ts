import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NO_EFFECTS } from "#lib/ports/effects.ts";
import { accountStore } from "#lib/stores/account-store.ts";
import { insertAccount } from "#lib/stores/account-writes.ts";
import { enrolmentStore } from "#lib/stores/enrolment-store.ts";
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

  it("two enrolments of one account at once: one counts, the other finds the account changed, and no app is left over", async () => {
    const store = enrolmentStore(storage);
    const accounts = accountStore(storage);
    const account = await accounts.find(ACCOUNT);
    if (account === null) throw new Error("no account");
    const owner = { accountId: ACCOUNT, sid: "sid", methods: [] };
    const change = { account, guardedUntil: NOW + 5, at: NOW + 2, effects: NO_EFFECTS };
    const written = await inParallel(8, async (by) => {
      const flow = `enrolment-${by}-with-a-long-id`;
      await store.begin(flow, { step: "app_shown", owner, secret: SECRET }, { now: NOW, expiresAt: NOW + 1000 });
      const move = { id: flow, version: 0, state: { step: "enrolled", owner, factor: "totp" } } as const;
      const outcome = await store.enrolApp(move, { id: idOf(flow), name: "هاتفي", secret: SECRET, step: 3 }, change);
      return { outcome, moved: (await store.find(flow))?.version };
    });
    expect(written.filter(({ outcome }) => outcome === "written")).toHaveLength(1);
    for (const { outcome, moved } of written)
      expect([outcome, moved]).toEqual(outcome === "written" ? ["written", 1] : ["account_moved", 0]);
    expect(await storage.database.totp.count()).toBe(1);
    expect((await accounts.find(ACCOUNT))?.guardedUntil).toBe(NOW + 5);
    expect((await factorStore(storage).list(ACCOUNT))[0]).toMatchObject({ name: "هاتفي", addedAt: NOW + 2 });
  });

  it("a set of codes takes the place of the old one whole, and is removed whole", async () => {
    const store = enrolmentStore(storage);
    const account = await accountStore(storage).find(ACCOUNT);
    if (account === null) throw new Error("no account");
    const owner = { accountId: ACCOUNT, sid: "sid", methods: [] };
    const state = { step: "codes_shown", owner, codes: ["22222222FFFFFFFF"] } as const;
    await store.begin("codes-with-a-long-id", state, { now: NOW, expiresAt: NOW + 1000 });
    const move = {
      id: "codes-with-a-long-id",
      version: 0,
      state: { step: "enrolled", owner, factor: "recovery_code" },
    } as const;
    const change = { account, guardedUntil: null, at: NOW, effects: NO_EFFECTS };
    expect(await store.enrolCodes(move, { id: idOf("new-set"), codes: state.codes }, change)).toBe("written");
    expect(await storage.database.recoveryCode.count()).toBe(1);
    const codes = recoveryCodeStore(storage);
    expect(await codes.consume({ accountId: ACCOUNT, code: CODES[1] ?? "", at: NOW }, NO_EFFECTS)).toBe(false);
    expect(await store.remove("recovery_code", change)).toBe("account_moved");
    const changed = { ...change, account: { ...account, version: account.version + 1 } };
    expect(await store.remove("recovery_code", changed)).toBe("written");
    expect(await storage.database.recoveryCode.count()).toBe(0);
  });
});
