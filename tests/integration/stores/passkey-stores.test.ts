import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { systemChance } from "#lib/adapters/chance/system-chance.ts";
import { CHALLENGE_LIFETIME_MS, PASSKEY_MAXIMUM, type Passkey } from "#lib/domain/factors/passkey.ts";
import { NO_EFFECTS } from "#lib/ports/effects.ts";
import { accountStore } from "#lib/stores/account-store.ts";
import { insertAccount } from "#lib/stores/account-writes.ts";
import { passkeyChallenges } from "#lib/stores/passkey-challenges.ts";
import { passkeyStore } from "#lib/stores/passkey-store.ts";
import { transact } from "#lib/stores/transaction.ts";
import { anAccount } from "#tests/support/fakes/memory-accounts.ts";
import { idOf, inParallel, type TestStorage, testStorage } from "#tests/support/storage.ts";

const NOW = Date.UTC(2026, 0, 15, 9);
const ACCOUNT = anAccount().id;

function aPasskey(name: string, changes: Partial<Passkey> = {}): Passkey {
  const key = { publicKey: new Uint8Array([1, 2, 3]), counter: 0, transports: ["internal", "hybrid"] };
  const backup = { backupEligible: true, backedUp: false, aaguid: idOf("model") };
  const own = { id: idOf(name), accountId: ACCOUNT, credentialId: name, name, addedAt: NOW, lastUsedAt: null };
  return { ...key, ...backup, ...own, ...changes };
}

describe("passkeys and their challenges in PostgreSQL", () => {
  let storage: TestStorage;
  beforeAll(async () => {
    storage = await testStorage();
    const { version: _, ...account } = anAccount();
    await transact(storage, NO_EFFECTS, (transaction) => insertAccount(storage, transaction, account));
  });
  beforeEach(() => storage.database.passkey.deleteMany());
  afterAll(() => storage.close());

  const accountNow = async () => {
    const account = await accountStore(storage).find(ACCOUNT);
    if (account === null) throw new Error("no account");
    return account;
  };
  const add = async (passkey: Passkey) => passkeyStore(storage).add(await accountNow(), passkey, NO_EFFECTS);

  it("gives a passkey back as it was added, found by its credential", async () => {
    const passkeys = passkeyStore(storage);
    await add(aPasskey("هاتفي"));
    expect(await passkeys.findByCredential("هاتفي")).toEqual(aPasskey("هاتفي"));
    expect(await passkeys.knownOf(ACCOUNT)).toEqual([{ credentialId: "هاتفي", transports: ["internal", "hybrid"] }]);
    expect(await passkeys.findByCredential("unknown")).toBeNull();
  });

  it("of 20 passkeys added at once to an account as it was found, one is added; the account never has eleven", async () => {
    const account = await accountNow();
    const passkeys = passkeyStore(storage);
    const added = await inParallel(20, (index) => passkeys.add(account, aPasskey(`parallel ${index}`), NO_EFFECTS));
    expect(added.filter(({ ok }) => ok)).toHaveLength(1);
    for (let count = 1; count < PASSKEY_MAXIMUM; count += 1)
      expect(await add(aPasskey(`one by one ${count}`))).toMatchObject({ ok: true });
    expect(await add(aPasskey("the eleventh"))).toMatchObject({ refusal: { code: "passkeys_at_maximum" } });
    expect(await storage.database.passkey.count()).toBe(PASSKEY_MAXIMUM);
  });

  it("attack: an id that is sent as a condition renames and removes nothing, so that no name becomes unreadable", async () => {
    const passkeys = passkeyStore(storage);
    await add(aPasskey("one"));
    const anyOther = { not: idOf("nobody's") } as never;
    const renamed = await passkeys.rename(ACCOUNT, { id: anyOther, name: "spoilt" }).catch(() => false);
    expect(renamed).toBe(false);
    const removal = { id: anyOther, guardedUntil: null };
    await passkeys.remove(await accountNow(), removal, NO_EFFECTS).catch(() => undefined);
    expect(await passkeys.findByCredential("one")).toEqual(aPasskey("one"));
  });

  it("keeps a credential once, whoever adds it again", async () => {
    await add(aPasskey("one"));
    const again = await add(aPasskey("another row", { credentialId: "one" }));
    expect(again).toMatchObject({ refusal: { code: "passkey_already_added" } });
  });

  it("notes a use only while the counter is as it was read: of 20 uses of one count, one", async () => {
    const passkeys = passkeyStore(storage);
    const passkey = aPasskey("counting", { counter: 4 });
    await add(passkey);
    const shown = { counter: 5, backupEligible: true, backedUp: true };
    const used = await inParallel(20, () => passkeys.recordUse(passkey, shown, NOW + 1));
    expect(used.filter(Boolean)).toHaveLength(1);
    const kept = await passkeys.findByCredential("counting");
    expect(kept).toMatchObject({ counter: 5, backedUp: true, lastUsedAt: NOW + 1 });
  });

  it("removes a passkey together with the guarded period that this starts, or neither", async () => {
    const passkeys = passkeyStore(storage);
    await add(aPasskey("one"));
    const before = await accountNow();
    const missing = { id: idOf("missing"), guardedUntil: NOW };
    expect(await passkeys.remove(before, missing, NO_EFFECTS)).toMatchObject({ refusal: { code: "passkey_missing" } });
    expect(await accountNow()).toEqual(before);

    const removal = { id: idOf("one"), guardedUntil: NOW + 1 };
    const removed = await inParallel(10, () => passkeys.remove(before, removal, NO_EFFECTS));
    expect(removed.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await accountNow()).toMatchObject({ guardedUntil: NOW + 1, version: before.version + 1 });
    expect(await storage.database.passkey.count()).toBe(0);
  });

  it("renames within the account only", async () => {
    const passkeys = passkeyStore(storage);
    await add(aPasskey("one"));
    expect(await passkeys.rename(idOf("somebody else"), { id: idOf("one"), name: "theirs" })).toBe(false);
    expect(await passkeys.rename(ACCOUNT, { id: idOf("one"), name: "الحاسوب" })).toBe(true);
    expect(await passkeys.findByCredential("one")).toMatchObject({ name: "الحاسوب" });
  });

  it("attack: of 50 answers to one challenge at once, one counts", async () => {
    const challenges = passkeyChallenges(storage, systemChance);
    const place = { purpose: "sign_in", flowId: "raced", now: NOW } as const;
    const { challenge } = await challenges.current(place);
    const consumed = await inParallel(50, () => challenges.consume(place));
    expect(consumed.filter((one) => one !== null)).toEqual([challenge]);
  });

  it("hands one challenge out to whoever asks at once in one place, and another one in every other place", async () => {
    const challenges = passkeyChallenges(storage, systemChance);
    const place = { purpose: "sign_in", flowId: "shared", now: NOW } as const;
    const given = await inParallel(20, () => challenges.current(place));
    expect(new Set(given.map(({ challenge }) => challenge)).size).toBe(1);
    const elsewhere = [
      await challenges.current({ ...place, flowId: "elsewhere" }),
      await challenges.current({ ...place, purpose: "evidence" }),
    ];
    expect(new Set([...given, ...elsewhere].map(({ challenge }) => challenge)).size).toBe(3);
  });

  it("gives a new challenge once the one before is used, or has less than two minutes left, and takes none that is over", async () => {
    const challenges = passkeyChallenges(storage, systemChance);
    const place = { purpose: "enrol", flowId: "timed", now: NOW } as const;
    const first = await challenges.current(place);
    expect(first.expiresAt).toBe(NOW + CHALLENGE_LIFETIME_MS);
    await challenges.consume(place);
    const second = await challenges.current(place);
    const late = { ...place, now: NOW + CHALLENGE_LIFETIME_MS - 119_000 };
    const third = await challenges.current(late);
    expect(new Set([first, second, third].map(({ challenge }) => challenge)).size).toBe(3);
    expect(await challenges.consume({ ...place, now: third.expiresAt })).toBeNull();
  });

  it("keeps no flow's id readable", async () => {
    await passkeyChallenges(storage, systemChance).current({ purpose: "enrol", flowId: "a flow id", now: NOW });
    expect(JSON.stringify(await storage.database.passkeyChallenge.findMany())).not.toContain("a flow id");
  });
});
