import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NO_EFFECTS } from "#lib/ports/effects.ts";
import { insertAccount } from "#lib/stores/account-writes.ts";
import { purge } from "#lib/stores/purge.ts";
import { transact } from "#lib/stores/transaction.ts";
import { anAccount } from "#tests/support/fakes/memory-accounts.ts";
import { type TestStorage, testStorage } from "#tests/support/storage.ts";

const NOW = Date.UTC(2026, 0, 15, 9);
const DAY_MS = 24 * 60 * 60 * 1000;
const TABLES = [
  "flow",
  "picture_code",
  "passkey_challenge",
  "code_send",
  "throttle",
  "hold_code",
  "oidc_record",
  "account_session",
] as const;

describe("the purge", () => {
  let storage: TestStorage;
  const accountId = anAccount().id;

  const counts = async () => {
    const found: Record<string, number> = {};
    for (const table of TABLES) {
      const { rows } = await storage.pool.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${table}`);
      found[table] = rows[0]?.count ?? 0;
    }
    return found;
  };

  beforeAll(async () => {
    storage = await testStorage();
    const { version: _, ...account } = anAccount();
    await transact(storage, NO_EFFECTS, (transaction) => insertAccount(storage, transaction, account));
    const { database } = storage;
    const at = new Date(NOW);
    const times = { createdAt: at, expiresAt: at };
    await database.flow.create({ data: { kind: "probe", id: "1", stateSealed: "", ...times } });
    const picture = { id: "1", purpose: "sign_in", flowKey: "1", digits: 5, answerHash: "", picture: new Uint8Array() };
    await database.pictureCode.create({ data: { ...picture, ...times } });
    await database.passkeyChallenge.create({ data: { purpose: "enrol", placeKey: "1", challenge: "1", ...times } });
    await database.codeSend.create({ data: { numberKey: "1", purpose: "sign_in", networkKey: "1", sentAt: at } });
    await database.throttle.create({ data: { key: "1", failures: 1, lastFailureAt: at } });
    await database.holdCode.create({ data: { codeKey: "1", accountId, reason: "new_account", ...times } });
    await database.oidcRecord.create({ data: { model: "Grant", id: "1", payload: {}, expiresAt: at } });
    await database.oidcRecord.create({ data: { model: "Grant", id: "for ever", payload: {}, expiresAt: null } });
    await database.accountSession.create({ data: { tokenKey: "1", accountId, authTime: at, amr: [], ...times } });
  });
  afterAll(() => storage.close());

  it("leaves everything that has its time", async () => {
    await purge(storage.database, { portal: NOW, real: NOW });
    const left = await counts();
    expect(left).toEqual({ ...Object.fromEntries(TABLES.map((table) => [table, 1])), oidc_record: 2 });
  });

  it("takes sessions by real time only, also when the portal's clock runs ahead", async () => {
    await purge(storage.database, { portal: NOW + DAY_MS - 1, real: NOW });
    expect(await counts()).toMatchObject({
      flow: 1,
      picture_code: 0,
      hold_code: 1,
      oidc_record: 2,
      account_session: 1,
    });
    await purge(storage.database, { portal: NOW, real: NOW + 1 });
    expect(await counts()).toMatchObject({ oidc_record: 1, account_session: 0 });
  });

  it("takes flows and hold codes after a day, counters after two, and what never expires never", async () => {
    await purge(storage.database, { portal: NOW + DAY_MS + 1, real: NOW });
    expect(await counts()).toMatchObject({ flow: 0, hold_code: 0, code_send: 1, throttle: 1 });
    await purge(storage.database, { portal: NOW + 2 * DAY_MS + 1, real: NOW + 100 * DAY_MS });
    expect(await counts()).toMatchObject({ code_send: 0, throttle: 0, oidc_record: 1 });
  });

  it("leaves a single sign-on session that has not been ended, since its sites have to be told first", async () => {
    const { oidcRecord } = storage.database;
    const session = { model: "Session", payload: {}, expiresAt: new Date(NOW) };
    await oidcRecord.createMany({
      data: [
        { ...session, id: "living" },
        { ...session, id: "ended", consumedAt: new Date(NOW) },
      ],
    });
    await purge(storage.database, { portal: NOW, real: NOW + DAY_MS });
    const left = await oidcRecord.findMany({ where: { model: "Session" } });
    expect(left.map(({ id }) => id)).toEqual(["living"]);
  });

  it("works a backlog off in batches, several purges at once", async () => {
    const at = new Date(NOW - 10 * DAY_MS);
    const rows = Array.from({ length: 2_345 }, (_, id) => ({
      kind: "old",
      id: String(id),
      stateSealed: "",
      createdAt: at,
      expiresAt: at,
    }));
    await storage.database.flow.createMany({ data: rows });
    await Promise.all([1, 2, 3].map(() => purge(storage.database, { portal: NOW, real: NOW })));
    await purge(storage.database, { portal: NOW, real: NOW });
    expect(await counts()).toMatchObject({ flow: 0 });
  });
});
