import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NO_EFFECTS } from "#lib/ports/effects.ts";
import { insertAccount } from "#lib/stores/account-writes.ts";
import { consentStore } from "#lib/stores/consent-store.ts";
import { purge } from "#lib/stores/purge.ts";
import { releaseStore } from "#lib/stores/release-store.ts";
import { anAccount } from "#tests/support/fakes/memory-accounts.ts";
import { inParallel, type TestStorage, testStorage } from "#tests/support/storage.ts";

const account = anAccount();
const NOW = Date.UTC(2026, 10, 22, 9);
const DAY_MS = 24 * 60 * 60 * 1000;
const of = (clientId: string) => ({ accountId: account.id, clientId });

describe("consents and the record of releases", () => {
  let storage: TestStorage;

  beforeAll(async () => {
    storage = await testStorage();
    await storage.database.$transaction((transaction) => insertAccount(storage, transaction, account));
  });
  afterAll(() => storage.close());

  it("keep what several tabs agree to at once", async () => {
    const consents = consentStore(storage);
    await inParallel(12, (index) =>
      consents.remember(of("tabs"), { scopes: ["openid"], claims: [`claim_${index}`], refused: [] }, NOW),
    );
    expect((await consents.find(of("tabs")))?.claims).toHaveLength(12);
  });

  it("let the newest answer count, whichever way it went before", async () => {
    const consents = consentStore(storage);
    const answer = (claims: string[], refused: string[]) =>
      consents.remember(of("newest"), { scopes: [], claims, refused }, NOW);
    await answer(["sub", "email"], ["gender"]);
    expect(await answer(["gender"], ["email"])).toEqual({ claims: ["gender", "sub"], refused: ["email"] });
    expect(await answer(["email"], [])).toEqual({ claims: ["email", "gender", "sub"], refused: [] });
    expect(await consents.find(of("newest"))).toEqual({ claims: ["email", "gender", "sub"], refused: [] });
    expect(await consents.find(of("never asked"))).toBeNull();
  });

  it("count every one of many releases at once, in the one row of a site and day in Riyadh", async () => {
    await consentStore(storage).remember(
      of("counted"),
      { scopes: [], claims: ["sub", "email", "gender"], refused: [] },
      NOW,
    );
    const releases = releaseStore(storage);
    const evening = Date.UTC(2026, 10, 22, 21, 30);
    await inParallel(20, (index) =>
      releases.record({
        ...of("counted"),
        claims: ["sub", index % 2 === 0 ? "email" : "gender", "phone_number"],
        at: evening + index,
      }),
    );
    const [day, ...others] = await releases.list(account.id, 10);
    expect(others).toEqual([]);
    expect(day).toEqual({
      clientId: "counted",
      day: "2026-11-23",
      claims: ["email", "gender", "sub"],
      firstAt: evening,
      lastAt: evening + 19,
      times: 20,
    });
  });

  it("attack: data asked for while a withdrawal is not finished waits for it, and is not given", async () => {
    await consentStore(storage).remember(of("withdrawing"), { scopes: [], claims: ["sub", "email"], refused: [] }, NOW);
    const tab = new pg.Client({ connectionString: storage.appUrl });
    await tab.connect();
    await tab.query("BEGIN");
    await tab.query("DELETE FROM consent WHERE client_id = 'withdrawing'");
    const asked = releaseStore(storage).record({ ...of("withdrawing"), claims: ["sub", "email"], at: NOW });
    await Promise.race([asked, isWaiting(tab)]);
    await tab.query("COMMIT");
    await tab.end();
    expect(await asked).toBeNull();
    expect(await storage.database.dataRelease.count({ where: { clientId: "withdrawing" } })).toBe(0);
  });

  it("take a consent back once, however many do it at once", async () => {
    const consents = consentStore(storage);
    await consents.remember(of("once"), { scopes: [], claims: ["sub"], refused: [] }, NOW);
    const taken = await inParallel(8, () => consents.withdraw(of("once"), NO_EFFECTS));
    expect(taken.filter((isTaken) => isTaken)).toHaveLength(1);
    expect((await consents.list(account.id)).map(({ clientId }) => clientId)).not.toContain("once");
  });

  it("keep what left for a year, and no longer", async () => {
    await consentStore(storage).remember(of("old"), { scopes: [], claims: ["sub"], refused: [] }, NOW);
    const releases = releaseStore(storage);
    for (const days of [0, 364, 366]) await releases.record({ ...of("old"), claims: ["sub"], at: NOW - days * DAY_MS });
    await purge(storage.database, { portal: NOW, real: NOW });
    const left = await storage.database.dataRelease.findMany({ where: { clientId: "old" }, orderBy: { day: "asc" } });
    expect(left.map(({ day }) => day)).toEqual(["2025-11-23", "2026-11-22"]);
  });
});

/** Until somebody waits for a lock that this connection holds. */
async function isWaiting(holder: pg.Client): Promise<void> {
  for (;;) {
    const { rows } = await holder.query("SELECT 1 FROM pg_locks WHERE NOT granted");
    if (rows.length > 0) return;
  }
}
