import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { EndedAtSite } from "#lib/ports/back-channel-logout.ts";
import type { OidcRecord } from "#lib/ports/oidc-store.ts";
import { oidcStore } from "#lib/stores/oidc-store.ts";
import { oidcWork } from "#lib/stores/oidc-work.ts";
import { signOnStore } from "#lib/stores/sign-on-store.ts";
import { countRoundTrips } from "#tests/support/round-trips.ts";
import { type TestStorage, testStorage } from "#tests/support/storage.ts";

const ACCOUNT = "0190c0de-0000-7000-8000-00000000aaaa";
const clock = { now: () => Date.now() };

const aRecord = (payload: Record<string, unknown>, changes: Partial<OidcRecord> = {}): OidcRecord => ({
  payload,
  grantId: null,
  uid: null,
  sessionUid: null,
  accountId: null,
  expiresAt: Date.now() + 60_000,
  ...changes,
});

const aSession = (uid: string, sites: readonly string[], changes: Partial<OidcRecord> = {}): OidcRecord => {
  const authorizations = Object.fromEntries(sites.map((site) => [site, { sid: `${uid}-${site}` }]));
  return aRecord({ uid, authorizations }, { uid, accountId: ACCOUNT, ...changes });
};

describe("what a request of the provider reads and writes", () => {
  let storage: TestStorage;
  const told: EndedAtSite[] = [];
  const stores = () => {
    const signOns = signOnStore(storage, clock);
    return { records: oidcStore(storage), signOns, begin: oidcWork(storage, signOns) };
  };

  beforeAll(async () => {
    storage = await testStorage({ tellSites: async (_run, ended) => void told.push(...ended) });
    for (const clientId of ["one", "two"]) {
      const metadata = { backchannel_logout_uri: "https://site.example/logout" };
      await storage.database.oidcClient.create({ data: { clientId, metadata, updatedAt: new Date() } });
    }
  });
  afterAll(() => storage.close());

  it("is read in one round trip with its grant and its session, and nothing that has ended is among it", async () => {
    const { records, signOns, begin } = stores();
    await records.put("Grant", "grant", aRecord({ of: "grant" }));
    await signOns.put("session", aSession("uid", ["one"]));
    await signOns.put("ended", aSession("uid-ended", []));
    await signOns.signOut("ended");
    const hanging = { grantId: "grant", sessionUid: "uid" };
    await records.put("AuthorizationCode", "code", aRecord({ of: "code" }, hanging));
    await records.put("AuthorizationCode", "late", aRecord({ of: "late" }, { expiresAt: Date.now() - 1 }));
    const work = begin();
    const counting = countRoundTrips();
    const names = ["code", "late", "unknown"].map((id) => ({ model: "AuthorizationCode", id }));
    await work.load([...names, { model: "Session", id: "ended" }]);
    const { waits } = counting.take();
    counting.stop();
    expect(waits).toBe(1);
    expect(work.find({ model: "AuthorizationCode", id: "code" })?.payload).toEqual({ of: "code" });
    expect(work.find({ model: "Grant", id: "grant" })?.payload).toEqual({ of: "grant" });
    expect(work.findSessionByUid("uid")?.payload).toMatchObject({ uid: "uid" });
    expect(names.slice(1).map((name) => work.find(name))).toEqual([null, null]);
    expect(work.find({ model: "Session", id: "ended" })).toBeNull();
    expect(work.find({ model: "Grant", id: "never asked for" })).toBeUndefined();
  });

  it("is written in one round trip, all of it or nothing, and only when it is committed", async () => {
    const { records, begin } = stores();
    const work = begin();
    work.put({ model: "Grant", id: "new" }, aRecord({ of: "new" }));
    work.put({ model: "Interaction", id: "next" }, aRecord({ of: "next" }));
    work.remove({ model: "Interaction", id: "next" });
    work.putSession("new session", aSession("uid of new", []));
    expect(await records.find("Grant", "new")).toBeNull();
    expect(work.find({ model: "Grant", id: "new" })?.payload).toEqual({ of: "new" });
    expect(work.find({ model: "Interaction", id: "next" })).toBeNull();
    const counting = countRoundTrips();
    await work.commit();
    await work.commit();
    const { waits, statements } = counting.take();
    counting.stop();
    expect({ waits, first: statements[0], last: statements.at(-1) }).toEqual({
      waits: 1,
      first: "BEGIN",
      last: "COMMIT",
    });
    expect((await records.find("Grant", "new"))?.payload).toEqual({ of: "new" });

    const broken = begin();
    broken.put({ model: "Grant", id: "half" }, aRecord({ of: "half" }));
    broken.put({ model: "Grant\0", id: "wrong" }, aRecord({ of: "wrong" }));
    await expect(broken.commit()).rejects.toThrow();
    expect(await records.find("Grant", "half")).toBeNull();
  });

  it("moves a session that another request changed meanwhile, and tells the site that would have been lost", async () => {
    const { signOns, begin } = stores();
    await signOns.put("before", aSession("uid of moved", ["one"]));
    const work = begin();
    await work.load([{ model: "Session", id: "before" }]);
    await signOns.put("before", aSession("uid of moved", ["one", "two"]));
    work.moveSession({ from: "before", to: "after" }, aSession("uid of moved", ["one"]));
    told.length = 0;
    await work.commit();
    expect((await signOns.find("after"))?.payload).toMatchObject({ authorizations: { one: {} } });
    expect(await signOns.find("before")).toBeNull();
    expect(told).toEqual([{ accountId: ACCOUNT, clientId: "two", sid: "uid of moved-two" }]);
  });

  it("moves a session once among eight requests that hold it, and what the others put is not lost", async () => {
    const { records, signOns, begin } = stores();
    await signOns.put("shared", aSession("uid of shared", []));
    const works = await Promise.all(
      Array.from({ length: 8 }, async (_, index) => {
        const work = begin();
        await work.load([{ model: "Session", id: "shared" }]);
        work.put({ model: "AuthorizationCode", id: `code-${index}` }, aRecord({ index }));
        work.moveSession({ from: "shared", to: `to-${index}` }, aSession("uid of shared", ["one"]));
        return work;
      }),
    );
    await Promise.all(works.map((work) => work.commit()));
    const found = await Promise.all(works.map((_, index) => signOns.find(`to-${index}`)));
    expect(found.filter((session) => session !== null)).toHaveLength(1);
    const codes = await Promise.all(works.map((_, index) => records.find("AuthorizationCode", `code-${index}`)));
    expect(codes.every((code) => code !== null)).toBe(true);
  });

  it("a session that ended while it was being written does not come back", async () => {
    const { signOns, begin } = stores();
    await signOns.put("ending", aSession("uid of ending", ["one"]));
    const work = begin();
    await work.load([{ model: "Session", id: "ending" }]);
    await signOns.signOut("ending");
    work.moveSession({ from: "ending", to: "risen" }, aSession("uid of ending", ["one"]));
    work.putSession("ending", aSession("uid of ending", ["one"]));
    await work.commit();
    expect(await signOns.find("risen")).toBeNull();
    expect(await signOns.find("ending")).toBeNull();
    expect(await signOns.findByUid("uid of ending")).toBeNull();
  });
});
