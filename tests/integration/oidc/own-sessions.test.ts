import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Ending, endOwnSessions, type SessionPorts } from "#lib/flows/sessions/end-sessions.ts";
import type { ClientMetadata } from "#lib/ports/client-store.ts";
import type { JobRunner } from "#lib/ports/job-runner.ts";
import type { OwnSession } from "#lib/ports/own-session-store.ts";
import { ownSessionStore } from "#lib/stores/own-session-store.ts";
import { begin, dataSite, type Received, receive } from "#tests/support/data-steps.ts";
import { requestToken, userinfo, Visitor } from "#tests/support/oidc-visitor.ts";
import { oidcWorld } from "#tests/support/oidc-world.ts";
import { type SignOutReceiver, signOutReceiver } from "#tests/support/sign-out-receiver.ts";
import { inParallel, readAuditLog } from "#tests/support/storage.ts";

const WISH = { scope: "openid email offline_access", prompt: "consent" };
const NOBODY = "00000000-0000-4000-8000-000000000000";

describe("ending one's own sessions", () => {
  let world: Awaited<ReturnType<typeof oidcWorld>>;
  let receiver: SignOutReceiver;
  let jobs: JobRunner;
  let site: ClientMetadata;

  beforeAll(async () => {
    world = await oidcWorld();
    receiver = await signOutReceiver();
    site = await dataSite(world, "listed", {
      backchannel_logout_uri: `${receiver.url}/listed`,
      backchannel_logout_session_required: true,
    });
    jobs = world.jobs();
    await jobs.start();
  });
  afterAll(async () => {
    await jobs.stop();
    await receiver.close();
    await world.close();
  });
  beforeEach(async () => {
    await endOwnSessions(ports(), owner(null), "all");
    await jobs.runDue();
    receiver.received.length = 0;
  });

  const ports = (): SessionPorts => ({
    clock: { now: () => Date.now() },
    jobs,
    ownSessions: ownSessionStore(world.storage),
  });
  const owner = (sid: string | null) => ({ accountId: world.account.id, sid });
  const list = async (sid: string | null, limit = 10) => ports().ownSessions.list(owner(sid), limit);
  const end = (sid: string | null, ending: Ending) => endOwnSessions(ports(), owner(sid), ending);
  const endsTold = async () =>
    (await readAuditLog(world.database.ownerUrl)).filter(
      ({ event, details }) => event === "session.ended" && JSON.stringify(details).includes("ended_by_owner"),
    ).length;

  type Place = { readonly visitor: Visitor; readonly received: Received; readonly sid: string };
  async function signedIn(): Promise<Place> {
    const visitor = new Visitor();
    const received = await receive(world, site, WISH, visitor);
    return { visitor, received, sid: String(received.idToken.sid) };
  }
  async function handleOf({ sid }: Place): Promise<OwnSession> {
    const found = (await list(sid)).sessions.find(({ isThisOne }) => isThisOne);
    if (found === undefined) throw new Error("not listed");
    return found;
  }
  const isSignedIn = async ({ visitor }: Place): Promise<boolean> =>
    ((await begin(world, site, { scope: "openid email" }, visitor)).headers.get("location") ?? "").includes("code=");
  const refreshed = ({ received }: Place) =>
    requestToken(world, { grant_type: "refresh_token", refresh_token: received.tokens.refresh_token ?? "" }, site);

  it("lists this one first with its sites and how it began, at most so many, and says how many there are", async () => {
    const [, second, third] = [await signedIn(), await signedIn(), await signedIn()];
    const { sessions, count } = await list(second.sid, 2);
    expect(count).toBe(3);
    expect(sessions.map(({ isThisOne }) => isThisOne)).toEqual([true, false]);
    expect(sessions[1]?.handle).toBe((await handleOf(third)).handle);
    expect(sessions[0]).toMatchObject({ clientIds: ["listed"], methods: ["pwd", "sms", "mfa"] });
    expect(sessions[0]?.signedInAt).toBeGreaterThan(Date.now() - 60_000);
    expect(sessions[0]?.lastUsedAt).toBeGreaterThan(Date.now() - 60_000);
  });

  it("ends one with its site's session, refresh token and access token, and leaves the other as it is", async () => {
    const [here, there] = [await signedIn(), await signedIn()];
    await end(here.sid, { handle: (await handleOf(there)).handle });
    await jobs.runDue();
    expect(receiver.received.map(({ claims }) => claims.sid)).toEqual([there.sid]);
    expect(await isSignedIn(there)).toBe(false);
    expect((await refreshed(there)).status).toBe(400);
    expect((await userinfo(world, there.received.tokens.access_token)).status).toBe(401);
    expect(await isSignedIn(here)).toBe(true);
    expect((await refreshed(here)).status).toBe(200);
    expect((await list(here.sid)).count).toBe(1);
  });

  it("ends the account area's own sessions in it", async () => {
    const there = await signedIn();
    const facts = { accountId: world.account.id, idToken: null, acr: null, amr: [], authTime: Date.now() };
    const session = { ...facts, sid: there.sid, expiresAt: Date.now() + 60_000 };
    await world.accountArea.sessions.start("a token of that browser", session);
    await end(null, { handle: (await handleOf(there)).handle });
    expect(await world.accountArea.sessions.find("a token of that browser", Date.now())).toBeNull();
  });

  it("leaves only this one when everywhere else is ended, and none when everywhere is", async () => {
    const [here, there] = [await signedIn(), await signedIn()];
    await end(here.sid, "others");
    expect([await isSignedIn(here), await isSignedIn(there)]).toEqual([true, false]);
    await end(here.sid, "all");
    expect(await isSignedIn(here)).toBe(false);
  });

  it("is no way to another person's session: a handle that was learnt ends nothing and is answered alike", async () => {
    const victim = await signedIn();
    const { handle } = await handleOf(victim);
    const thief = { accountId: NOBODY, sid: null };
    expect(await endOwnSessions(ports(), thief, { handle })).toBe(
      await endOwnSessions(ports(), thief, { handle: "x" }),
    );
    for (const ending of ["others", "all"] as const) await endOwnSessions(ports(), thief, ending);
    expect((await ports().ownSessions.list({ accountId: NOBODY, sid: victim.sid }, 10)).count).toBe(0);
    expect(await isSignedIn(victim)).toBe(true);
    expect((await refreshed(victim)).status).toBe(200);
  });

  it("gives a handle that signs nobody in: as a cookie it is no session", async () => {
    const { handle } = await handleOf(await signedIn());
    expect(await world.signOns.find(handle)).toBeNull();
    expect(await world.signOns.findByUid(handle)).toBeNull();
  });

  it("ends it once, in however many tabs at once, beside a request of that very session, which does not bring it back", async () => {
    const there = await signedIn();
    const { handle } = await handleOf(there);
    const before = await endsTold();
    await Promise.all([inParallel(6, () => end(null, { handle })), isSignedIn(there), isSignedIn(there)]);
    await end(null, { handle });
    await jobs.runDue();
    expect((await endsTold()) - before).toBe(1);
    expect(receiver.received).toHaveLength(1);
    expect(await isSignedIn(there)).toBe(false);
    expect((await list(null)).count).toBe(0);
  });

  it("is over eight hours after it began, however much it is used", async () => {
    const place = await signedIn();
    const endOf = async () => {
      const where = { model: "Session", accountId: world.account.id, consumedAt: null };
      return (await world.storage.database.oidcRecord.findFirstOrThrow({ where })).expiresAt?.getTime() ?? 0;
    };
    const first = await endOf();
    expect(await isSignedIn(place)).toBe(true);
    expect(await isSignedIn(place)).toBe(true);
    expect(Math.abs((await endOf()) - first)).toBeLessThanOrEqual(1);
  });
});
