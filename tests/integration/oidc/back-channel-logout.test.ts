import { createLocalJWKSet, decodeJwt, jwtVerify } from "jose";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { accept, refuse } from "#lib/domain/result.ts";
import { NO_EFFECTS } from "#lib/ports/effects.ts";
import type { JobRunner } from "#lib/ports/job-runner.ts";
import { accountStore } from "#lib/stores/account-store.ts";
import { endSessions } from "#lib/stores/end-sessions.ts";
import { transact } from "#lib/stores/transaction.ts";
import { obtainCode, redeem, userinfo, Visitor } from "#tests/support/oidc-visitor.ts";
import { aClient, type OidcWorld, oidcWorld } from "#tests/support/oidc-world.ts";
import { type SignOutReceiver, signOutReceiver } from "#tests/support/sign-out-receiver.ts";
import { signOut } from "#tests/support/sign-out-steps.ts";
import { readAuditLog } from "#tests/support/storage.ts";

const EVENT = "http://schemas.openid.net/event/backchannel-logout";

describe("telling sites that a session has ended (Back-Channel Logout)", () => {
  let world: Awaited<ReturnType<typeof oidcWorld>>;
  let second: OidcWorld;
  let receiver: SignOutReceiver;
  let jobs: JobRunner;

  const clientOf = (name: string) =>
    aClient({
      client_id: `told-${name}`,
      redirect_uris: [`https://told-${name}.example/cb`],
      backchannel_logout_uri: `${receiver.url}/${name}/back-channel-logout`,
      backchannel_logout_session_required: true,
      ...(name === "old" && { id_token_signed_response_alg: "RS256" }),
    });

  beforeAll(async () => {
    world = await oidcWorld();
    second = await oidcWorld(world.database);
    receiver = await signOutReceiver();
    for (const name of ["one", "two", "old"]) await world.clients.register(clientOf(name));
    jobs = world.jobs();
    await jobs.start();
  });
  afterAll(async () => {
    await jobs.stop();
    await second.close();
    await world.close();
    await receiver.close();
  });
  beforeEach(async () => {
    receiver.received.length = 0;
    receiver.answerWith((response) => response.writeHead(200).end());
    await world.storage.database.$executeRaw`DELETE FROM pgboss.job`;
    await world.storage.database.account.updateMany({ data: { status: "active", frozenUntil: null } });
  });
  afterEach(() => expect(receiver.received.filter(({ token }) => token === "")).toEqual([]));

  /** Signs a browser in at some sites and gives what each was told. */
  async function signedIn(visitor: Visitor, ...names: string[]) {
    const tokens = [];
    for (const name of names) {
      const client = name === "site-one" ? aClient() : clientOf(name);
      const [redirect_uri = ""] = Array.isArray(client.redirect_uris) ? client.redirect_uris : [];
      const code = await obtainCode(world, visitor, {
        client_id: client.client_id,
        redirect_uri: String(redirect_uri),
      });
      tokens.push(await (await redeem(world, code, client)).json());
    }
    return tokens;
  }
  const told = () => receiver.received.map(({ path, claims }) => `${path.split("/")[1]} ${claims.sid}`).sort();
  const waiting = async () =>
    (
      await world.storage.database.$queryRaw<{ state: string }[]>`
        SELECT state::text FROM pgboss.job WHERE name = 'site-sign-outs'`
    ).map(({ state }) => state);
  /** Makes what is to be tried again due now. */
  const retryNow = async () => {
    await world.storage.database.$executeRaw`UPDATE pgboss.job SET start_after = now() WHERE state = 'retry'`;
    await jobs.runDue();
  };
  const audited = async (event: string) =>
    (await readAuditLog(world.database.ownerUrl)).filter((line) => line.event === event).map(({ details }) => details);

  it("tells every site of the session once, by a signed token that names its own session and its own subject", async () => {
    const visitor = new Visitor();
    const [one, two] = await signedIn(visitor, "one", "two");
    const subject = (await (await userinfo(world, one.access_token)).json()).sub;
    await signOut(world, visitor);
    await jobs.runDue();
    const sids = [one, two].map(({ id_token }) => decodeJwt(id_token).sid);
    expect(told()).toEqual([`one ${sids[0]}`, `two ${sids[1]}`]);
    const keys = createLocalJWKSet(await (await fetch(`${world.issuer}/oidc/jwks`)).json());
    const sent = receiver.received.find(({ path }) => path.startsWith("/one"));
    const { payload, protectedHeader } = await jwtVerify(sent?.token ?? "", keys, {
      issuer: world.issuer,
      audience: "told-one",
      typ: "logout+jwt",
    });
    expect(protectedHeader.alg).toBe("ES256");
    expect(payload).toEqual({
      iss: world.issuer,
      aud: "told-one",
      sub: subject,
      sid: sids[0],
      jti: expect.any(String),
      iat: expect.any(Number),
      exp: (payload.iat ?? 0) + 120,
      events: { [EVENT]: {} },
    });
    expect(subject).not.toBe(world.account.id);
    await jobs.runDue();
    expect(receiver.received).toHaveLength(2);
    expect(await waiting()).toEqual(["completed", "completed"]);
    expect(await audited("session.ended")).toContainEqual({ reason: "signed_out", sites: 2 });
    expect(await audited("site.told_of_sign_out")).toContainEqual({ client: "told-two", tries: 1 });
  });

  it("writes no job for a site that registered nothing", async () => {
    const visitor = new Visitor();
    await signedIn(visitor, "site-one");
    await signOut(world, visitor);
    expect(await waiting()).toEqual([]);
  });

  it("signs a logout token as the site asked for its ID tokens", async () => {
    const visitor = new Visitor();
    await signedIn(visitor, "old");
    await signOut(world, visitor);
    await jobs.runDue();
    const [sent] = receiver.received;
    const keys = createLocalJWKSet(await (await fetch(`${world.issuer}/oidc/jwks`)).json());
    const verified = await jwtVerify(sent?.token ?? "", keys, { algorithms: ["RS256"], audience: "told-old" });
    expect(verified.protectedHeader.typ).toBe("logout+jwt");
  });

  it("tells only the site that asked when the person stays signed in", async () => {
    const visitor = new Visitor();
    const [one] = await signedIn(visitor, "one", "two");
    await signOut(world, visitor, { choice: "stay", query: { client_id: "told-one" } });
    await jobs.runDue();
    expect(told()).toEqual([`one ${decodeJwt(one.id_token).sid}`]);
    await signedIn(visitor, "two");
    await signOut(world, visitor);
    await jobs.runDue();
    expect(told()).toHaveLength(2);
  });

  it("tells a site later that was down, with the same session by a new token", async () => {
    const visitor = new Visitor();
    await signedIn(visitor, "one");
    await signOut(world, visitor);
    receiver.answerWith((response) => response.destroy());
    await jobs.runDue();
    receiver.answerWith((response) => response.writeHead(503).end());
    await retryNow();
    expect(await waiting()).toEqual(["retry"]);
    receiver.answerWith((response) => response.writeHead(204).end());
    await retryNow();
    expect(await waiting()).toEqual(["completed"]);
    expect(new Set(receiver.received.map(({ claims }) => claims.sid)).size).toBe(1);
    expect(new Set(receiver.received.map(({ claims }) => claims.jti)).size).toBe(3);
    expect(await audited("site.told_of_sign_out")).toContainEqual({ client: "told-one", tries: 3 });
  });

  it("stops asking a site that refuses after six tries, and records that it was not told", async () => {
    const visitor = new Visitor();
    await signedIn(visitor, "one");
    await signOut(world, visitor);
    receiver.answerWith((response) => response.writeHead(400).end());
    for (let turn = 0; turn < 8; turn += 1) await retryNow();
    expect(receiver.received).toHaveLength(6);
    expect(await waiting()).toEqual(["completed"]);
    expect(await audited("site.not_told_of_sign_out")).toEqual([{ client: "told-one", reason: "refused", tries: 6 }]);
  });

  it("follows no redirect, and waits neither for a slow answer nor for the end of an endless one", async () => {
    const visitor = new Visitor();
    await signedIn(visitor, "one");
    await signOut(world, visitor);
    receiver.answerWith((response) => response.writeHead(307, { location: `${receiver.url}/elsewhere` }).end());
    await jobs.runDue();
    receiver.answerWith(() => undefined);
    await retryNow();
    expect(await waiting()).toEqual(["retry"]);
    receiver.answerWith((response) => {
      response.writeHead(200);
      const pouring = setInterval(() => response.write("x".repeat(64 * 1024)), 1);
      response.on("close", () => clearInterval(pouring));
    });
    await retryNow();
    expect(await waiting()).toEqual(["completed"]);
    expect(receiver.received.map(({ path }) => path.split("/")[1])).toEqual(["one", "one", "one"]);
  });

  it("loses nothing when the process dies between the end of the session and the telling", async () => {
    const visitor = new Visitor();
    await signedIn(visitor, "one");
    await jobs.stop();
    await signOut(world, visitor);
    expect(receiver.received).toEqual([]);
    expect(await waiting()).toEqual(["created"]);
    jobs = second.jobs();
    await jobs.start();
    await jobs.runDue();
    expect(told()).toHaveLength(1);
  });

  it("tells nobody of an end that was rolled back", async () => {
    const visitor = new Visitor();
    await signedIn(visitor, "one");
    const ended = { accountId: world.account.id, exceptSid: null, reason: "frozen", at: 0 } as const;
    await transact(world.storage, NO_EFFECTS, async (transaction) => {
      await endSessions(world.storage, transaction, ended);
      return refuse(null);
    });
    expect(await waiting()).toEqual([]);
    await signedIn(visitor, "one");
  });

  it("tells all sites of all sessions when the account is frozen", async () => {
    await signedIn(new Visitor(), "one");
    await signedIn(new Visitor(), "one", "two");
    await world.storage.database.$executeRaw`DELETE FROM pgboss.job`;
    const account = (await accountStore(world.storage).find(world.account.id)) ?? world.account;
    expect(await accountStore(world.storage).freeze(account, { until: null, at: 0 }, NO_EFFECTS)).toBe(true);
    await jobs.runDue();
    expect(new Set(told()).size).toBe(told().length);
    expect(told().filter((line) => line.startsWith("one")).length).toBeGreaterThanOrEqual(2);
    expect(await audited("session.ended")).toContainEqual({ reason: "frozen", sites: 2 });
  });

  it("after a change of number tells the sites of every session but the one that stays", async () => {
    const [keptOne] = await signedIn(new Visitor(), "one");
    const [otherOne, otherTwo] = await signedIn(new Visitor(), "one", "two");
    const exceptSid = String(decodeJwt(keptOne.id_token).sid);
    await transact(world.storage, NO_EFFECTS, async (transaction) => {
      const ended = { accountId: world.account.id, exceptSid, reason: "mobile_changed", at: 0 } as const;
      await endSessions(world.storage, transaction, ended);
      return accept(null);
    });
    await jobs.runDue();
    expect(told()).toEqual([`one ${decodeJwt(otherOne.id_token).sid}`, `two ${decodeJwt(otherTwo.id_token).sid}`]);
    expect((await userinfo(world, keptOne.access_token)).status).toBe(200);
    expect((await userinfo(world, otherOne.access_token)).status).toBe(401);
  });

  it("finds the sessions whose time is over, and tells their sites once though two processes look", async () => {
    await signedIn(new Visitor(), "one");
    const { oidcRecord } = world.storage.database;
    await oidcRecord.updateMany({ where: { model: "Session" }, data: { expiresAt: new Date(Date.now() - 1) } });
    const ended = await Promise.all([world, second, world, second].map(({ signOns }) => signOns.endExpired(100)));
    expect(ended.reduce((sum, count) => sum + count)).toBeGreaterThanOrEqual(1);
    expect(await world.signOns.endExpired(100)).toBe(0);
    await jobs.runDue();
    expect(told().filter((line) => line.startsWith("one")).length).toBeGreaterThanOrEqual(1);
    expect(new Set(told()).size).toBe(told().length);
    expect(await audited("session.ended")).toContainEqual({ reason: "expired", sites: 1 });
  });

  it("keeps who was signed in where unreadable in the job table and out of the log", async () => {
    const visitor = new Visitor();
    const [one] = await signedIn(visitor, "one");
    await signOut(world, visitor);
    const rows = JSON.stringify(await world.storage.database.$queryRaw`SELECT data, output FROM pgboss.job`);
    await jobs.runDue();
    const secrets = [String(decodeJwt(one.id_token).sid), String(decodeJwt(one.id_token).sub), world.account.id];
    for (const secret of secrets) {
      expect(rows).not.toContain(secret);
      expect(JSON.stringify(world.logged)).not.toContain(secret);
      expect(JSON.stringify(await readAuditLog(world.database.ownerUrl))).not.toContain(secret);
    }
  });

  it("does not let a request that was under way bring an ended session back", async () => {
    const visitor = new Visitor();
    await signedIn(visitor, "one");
    const id = visitor.cookie("nafidha-session") ?? "";
    const found = await world.signOns.find(id);
    if (found === null) throw new Error("there is no session");
    const uid = String(found.payload.uid);
    const record = { ...found, uid };
    await signOut(world, visitor);
    await second.signOns.put(id, record);
    await second.signOns.move({ from: id, to: "another-id" }, record);
    expect(await world.signOns.find(id)).toBeNull();
    expect(await world.signOns.find("another-id")).toBeNull();
    expect(await world.signOns.findByUid(uid)).toBeNull();
  });

  it("attack: a site registers an address inside our network, and in production nothing is sent there (SSRF)", async () => {
    const visitor = new Visitor();
    await signedIn(visitor, "one");
    await jobs.stop();
    await signOut(world, visitor);
    jobs = second.jobs("public");
    await jobs.start();
    await jobs.runDue();
    expect(receiver.received).toEqual([]);
    expect(await waiting()).toEqual(["retry"]);
    await jobs.stop();
    jobs = second.jobs();
    await jobs.start();
    await retryNow();
    expect(receiver.received).toHaveLength(1);
  });

  it("ends a session once for eight who end it at the same instant", async () => {
    const visitor = new Visitor();
    await signedIn(visitor, "one", "two");
    const id = visitor.cookie("nafidha-session") ?? "";
    await Promise.all(Array.from({ length: 8 }, (_, turn) => (turn % 2 === 0 ? world : second).signOns.signOut(id)));
    expect(await waiting()).toEqual(["created", "created"]);
  });
});
