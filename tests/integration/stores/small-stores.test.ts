import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NO_EFFECTS } from "#lib/ports/effects.ts";
import { insertAccount } from "#lib/stores/account-writes.ts";
import { writeAudit } from "#lib/stores/audit.ts";
import { endSessions } from "#lib/stores/end-sessions.ts";
import { knownDeviceStore } from "#lib/stores/known-device-store.ts";
import { oidcStore } from "#lib/stores/oidc-store.ts";
import { throttleStore } from "#lib/stores/throttle.ts";
import { transact } from "#lib/stores/transaction.ts";
import { anAccount } from "#tests/support/fakes/memory-accounts.ts";
import { memoryThrottle } from "#tests/support/fakes/memory-stores.ts";
import { inParallel, type TestStorage, testStorage } from "#tests/support/storage.ts";

const NOW = Date.UTC(2026, 0, 15, 9);
const DAY_MS = 24 * 60 * 60 * 1000;
const ACCOUNT = anAccount().id;
const ENDED = { reason: "mobile_changed", at: NOW } as const;

describe("the small stores in PostgreSQL", () => {
  let storage: TestStorage;
  beforeAll(async () => {
    storage = await testStorage();
    const { version: _, ...account } = anAccount();
    await transact(storage, NO_EFFECTS, (transaction) => insertAccount(storage, transaction, account));
  });
  afterAll(() => storage.close());

  it("a throttle admits five of 50 tries at once, and tells the others until when to wait", async () => {
    const throttle = throttleStore(storage);
    const tries = await inParallel(50, () => throttle.attempt("name", NOW, (failures) => (failures < 5 ? 0 : 30_000)));
    const admitted = tries.flatMap((tried) => (tried.admitted ? [tried.failures] : []));
    expect(admitted.sort()).toEqual([1, 2, 3, 4, 5]);
    const held = tries.filter((tried) => !tried.admitted);
    expect(held).toEqual(held.map(() => ({ admitted: false, waitUntil: NOW + 30_000 })));
    expect(await throttle.read("name", NOW)).toEqual({ failures: 5, waitUntil: NOW + 30_000 });
  });

  it("a throttle does as the one in memory does, a day and a clearing later too", async () => {
    const [database, memory] = [throttleStore(storage), memoryThrottle()];
    const waitMs = (failures: number) => (failures < 3 ? 0 : 1000 * 2 ** failures);
    const moments = [0, 1, 2, 500, DAY_MS, 2 * DAY_MS, 2 * DAY_MS + 500 - 1, 4 * DAY_MS].map((later) => NOW + later);
    for (const now of moments) {
      expect(await database.read("other", now)).toEqual(await memory.read("other", now));
      expect(await database.attempt("other", now, waitMs)).toEqual(await memory.attempt("other", now, waitMs));
    }
    await database.clear("other");
    expect(await database.read("other", NOW)).toEqual({ failures: 0, waitUntil: null });
  });

  it("a device is known since it was first seen", async () => {
    const devices = knownDeviceStore(storage);
    expect(await devices.knownSince(ACCOUNT, "token")).toBeNull();
    await inParallel(8, (index) => devices.remember(ACCOUNT, "token", NOW + index));
    const since = await devices.knownSince(ACCOUNT, "token");
    await devices.remember(ACCOUNT, "token", NOW + DAY_MS);
    expect(await devices.knownSince(ACCOUNT, "token")).toBe(since);
    expect(JSON.stringify(await storage.database.knownDevice.findMany())).not.toContain('"token"');
  });

  it("the audit log refuses change and removal, from the portal and from its owner", async () => {
    await writeAudit(storage, storage.database, [
      { event: "account.frozen", accountId: ACCOUNT, at: NOW, details: {} },
    ]);
    const owner = new pg.Client({ connectionString: storage.ownerUrl });
    await owner.connect();
    for (const statement of ["UPDATE audit_entry SET event = 'x'", "DELETE FROM audit_entry", "TRUNCATE audit_entry"]) {
      await expect(storage.pool.query(statement)).rejects.toThrow(/permission denied/);
      await expect(owner.query(statement)).rejects.toThrow(/append-only/);
    }
    await owner.end();
    const [entry] = await storage.auditLog();
    expect(entry?.subject).toBe(storage.hash.of("audit-subject", ACCOUNT));
  });

  it("ending sessions spares the one that is named, with what was granted in it", async () => {
    const records = oidcStore(storage);
    const put = (model: string, id: string, payload: Record<string, unknown>, grantId: string | null = null) =>
      records.put(model, id, {
        payload,
        grantId,
        uid: model === "Session" ? id : null,
        sessionUid: null,
        accountId: ACCOUNT,
        expiresAt: null,
      });
    const at = new Date();
    for (const name of ["kept", "ended"]) {
      await put("Session", name, {
        authorizations: { site: { sid: `sid-${name}`, grantId: `grant-${name}` }, bare: {} },
      });
      await put("Grant", `grant-${name}`, {});
      await put("AccessToken", `token-${name}`, {}, `grant-${name}`);
      const session = { accountId: ACCOUNT, sid: `sid-${name}`, amr: [], authTime: at, createdAt: at, expiresAt: at };
      await storage.database.accountSession.create({ data: { tokenKey: name, ...session } });
    }
    await endSessions(storage, storage.database, { accountId: ACCOUNT, exceptSid: "sid-kept", ...ENDED });
    for (const [model, prefix] of [
      ["Session", ""],
      ["Grant", "grant-"],
      ["AccessToken", "token-"],
    ] as const) {
      const found = async (name: string) => (await records.find(model, `${prefix}${name}`))?.consumedAt;
      expect(await found("kept"), `${model} kept`).toBeNull();
      expect(await found("ended"), `${model} ended`).toBe(model === "Session" ? NOW : undefined);
    }
    expect((await storage.database.accountSession.findMany()).map(({ sid }) => sid)).toEqual(["sid-kept"]);
    await endSessions(storage, storage.database, { accountId: ACCOUNT, exceptSid: null, ...ENDED });
    // Of an ended session an emptied row stays, so that nothing brings it back.
    expect(await storage.database.oidcRecord.count({ where: { consumedAt: null } })).toBe(0);
    expect(await storage.database.oidcRecord.count()).toBe(2);
    expect(await storage.database.accountSession.count()).toBe(0);
  });
});
