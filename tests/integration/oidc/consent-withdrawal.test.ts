import { decodeJwt } from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { systemChance } from "#lib/adapters/chance/system-chance.ts";
import { type WithdrawalPorts, withdrawConsent } from "#lib/flows/consent/withdraw-consent.ts";
import type { ClientMetadata } from "#lib/ports/client-store.ts";
import type { JobRunner } from "#lib/ports/job-runner.ts";
import { consentStore } from "#lib/stores/consent-store.ts";
import { asking, begin, consentAt, dataSite, receive } from "#tests/support/data-steps.ts";
import {
  answerAll,
  obtainCode,
  postAsSite,
  redeem,
  requestToken,
  userinfo,
  Visitor,
} from "#tests/support/oidc-visitor.ts";
import { oidcWorld } from "#tests/support/oidc-world.ts";
import { type SignOutReceiver, signOutReceiver } from "#tests/support/sign-out-receiver.ts";
import { idOf, inParallel, readAuditLog } from "#tests/support/storage.ts";

const WISH = { scope: "openid email offline_access", prompt: "consent" };

describe("withdrawing a consent", () => {
  let world: Awaited<ReturnType<typeof oidcWorld>>;
  let receiver: SignOutReceiver;
  let jobs: JobRunner;

  beforeAll(async () => {
    world = await oidcWorld();
    receiver = await signOutReceiver();
    jobs = world.jobs();
    await jobs.start();
  });
  afterAll(async () => {
    await jobs.stop();
    await receiver.close();
    await world.close();
  });
  beforeEach(async () => {
    receiver.received.length = 0;
    await world.storage.database.$executeRaw`DELETE FROM pgboss.job`;
  });

  const siteCalled = (name: string): Promise<ClientMetadata> =>
    dataSite(world, name, {
      backchannel_logout_uri: `${receiver.url}/${name}`,
      backchannel_logout_session_required: true,
    });

  const ports = (): WithdrawalPorts => ({
    chance: systemChance,
    clock: { now: () => Date.now() },
    consents: consentStore(world.storage),
    jobs,
  });

  const withdraw = (clientId: string, account = world.account) =>
    withdrawConsent(ports(), account, { clientId, name: "A site" });

  const queued = async (queue: string): Promise<number> =>
    (await world.storage.database.$queryRaw<unknown[]>`SELECT id FROM pgboss.job WHERE name = ${queue}`).length;

  it("ends at once what the site had: its refresh token, its access token, what it could ask about them, and its codes", async () => {
    const site = await siteCalled("ended");
    const visitor = new Visitor();
    const { tokens } = await receive(world, site, WISH, visitor);
    const code = await obtainCode(world, visitor, asking(site, { scope: "openid email" }));
    const brought = { where: { model: { not: "Session" }, accountId: world.account.id } };
    expect(await world.storage.database.oidcRecord.count(brought)).toBeGreaterThan(3);
    await withdraw("ended");
    expect(await world.storage.database.oidcRecord.count(brought)).toBe(0);
    expect((await userinfo(world, tokens.access_token)).status).toBe(401);
    const refresh = { grant_type: "refresh_token", refresh_token: tokens.refresh_token ?? "" };
    expect((await requestToken(world, refresh, site)).status).toBe(400);
    for (const token of [tokens.access_token, tokens.refresh_token ?? ""]) {
      const asked = await postAsSite(`${world.issuer}/oidc/introspect`, { token }, site);
      expect(await asked.json()).toEqual({ active: false });
    }
    expect((await redeem(world, code, site)).status).toBe(400);
  });

  it("ends the site's part of the session, of which the site is told, and leaves the session and the other sites as they are", async () => {
    const [site, other] = [await siteCalled("told"), await siteCalled("untouched")];
    const visitor = new Visitor();
    const { idToken } = await receive(world, site, { scope: "openid email" }, visitor);
    const kept = await receive(world, other, { scope: "openid email" }, visitor);
    await withdraw("told");
    await jobs.runDue();
    expect(receiver.received.map(({ path, claims }) => [path, claims.sid])).toEqual([["/told", idToken.sid]]);
    expect((await userinfo(world, kept.tokens.access_token)).status).toBe(200);
    const again = await begin(world, other, { scope: "openid email" }, visitor);
    expect(again.headers.get("location")).toContain("code=");
  });

  it("makes the site ask again at the next sign-in, in the same session, for everything; and then it is another session there", async () => {
    const site = await siteCalled("asks-again");
    const visitor = new Visitor();
    const { idToken } = await receive(world, site, { scope: "openid email" }, visitor);
    await withdraw("asks-again");
    const stopped = await begin(world, site, { scope: "openid email" }, visitor);
    const { details } = await consentAt(world, visitor, stopped);
    expect(details.toAnswer.map(({ name }) => name)).toEqual(["sub", "email", "email_verified"]);
    await answerAll(world, visitor, stopped);
    const { id_token } = await (
      await redeem(world, await obtainCode(world, visitor, asking(site, { scope: "openid email" })), site)
    ).json();
    expect(decodeJwt(id_token).sid).not.toBe(idToken.sid);
    expect(decodeJwt(id_token).sub).toBe(idToken.sub);
  });

  it("is told to the person by every channel, and written to the audit log, once, however often and in however many tabs it is done", async () => {
    const site = await siteCalled("twice");
    await receive(world, site, { scope: "openid email" });
    await inParallel(5, () => withdraw("twice"));
    await withdraw("twice");
    const lines = (await readAuditLog(world.database.ownerUrl)).filter(
      ({ event, details }) => event === "consent.withdrawn" && JSON.stringify(details).includes('"twice"'),
    );
    expect(lines).toHaveLength(1);
    expect(await queued("messages")).toBe(2);
    expect(await queued("site-sign-outs")).toBe(1);
  });

  it("attack: by another account does nothing to this one", async () => {
    const site = await siteCalled("not-yours");
    const { tokens } = await receive(world, site, { scope: "openid email" });
    await withdraw("not-yours", { ...world.account, id: idOf("somebody else") });
    expect((await userinfo(world, tokens.access_token)).status).toBe(200);
    expect(await queued("messages")).toBe(0);
  });

  it("attack: is not undone by a grant that a request under way writes after it: its code and its tokens bring nothing", async () => {
    const site = await siteCalled("late-grant");
    const { tokens } = await receive(world, site, WISH);
    const code = await obtainCode(world, new Visitor(), asking(site, { scope: "openid email" }));
    const { database } = world.storage;
    const rows = await database.oidcRecord.findMany({ where: { accountId: world.account.id } });
    await withdraw("late-grant");
    // What was deleted is back, as if it had been written just then.
    await database.oidcRecord.createMany({
      data: rows.map((row) => ({ ...row, payload: JSON.parse(JSON.stringify(row.payload)) })),
      skipDuplicates: true,
    });
    expect((await userinfo(world, tokens.access_token)).status).toBe(401);
    expect((await redeem(world, code, site)).status).toBe(400);
    const refresh = { grant_type: "refresh_token", refresh_token: tokens.refresh_token ?? "" };
    expect((await requestToken(world, refresh, site)).status).toBe(400);
    const asked = await postAsSite(`${world.issuer}/oidc/introspect`, { token: tokens.access_token }, site);
    expect(await asked.json()).toEqual({ active: false });
    const visitor = new Visitor();
    await obtainCode(world, visitor, {});
    expect((await begin(world, site, { scope: "openid email" }, visitor)).headers.get("location")).toContain(
      "/sign-in/",
    );
  });

  it("and a release at the same instant come one after the other: who was given data is in the record, and then nobody is", async () => {
    const site = await siteCalled("same-instant");
    const { tokens } = await receive(world, site, { scope: "openid email" });
    const before = await world.storage.database.dataRelease.findFirstOrThrow({ where: { clientId: "same-instant" } });
    const asked = inParallel(12, () => userinfo(world, tokens.access_token));
    await withdraw("same-instant");
    const given = (await asked).filter(({ status }) => status === 200).length;
    const after = await world.storage.database.dataRelease.findFirstOrThrow({ where: { clientId: "same-instant" } });
    expect(after.times - before.times).toBe(given);
    expect((await userinfo(world, tokens.access_token)).status).toBe(401);
  });
});
