import { decodeJwt } from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { AssuranceLevel } from "#lib/domain/account/assurance.ts";
import type { InteractionDetails } from "#lib/oidc/interaction-gateway.ts";
import { rowOfPasskey } from "#lib/stores/passkey-row.ts";
import { authorizationUrl, obtainCode, pkce, redeem, uidOf, Visitor } from "#tests/support/oidc-visitor.ts";
import { type OidcWorld, oidcWorld } from "#tests/support/oidc-world.ts";
import { idOf } from "#tests/support/storage.ts";

const [TWO, THREE] = ["urn:nafidha:loa:2", "urn:nafidha:loa:3"] as const;
const PASSWORD = ["pwd", "sms", "mfa"] as const;
const PASSKEY = ["pop", "user", "mfa"] as const;
const needs = (...values: string[]) => JSON.stringify({ id_token: { acr: { essential: true, values } } });

type Asked = Readonly<Record<string, string>>;

describe("a site that asks for a level of assurance", () => {
  let world: OidcWorld;
  beforeAll(async () => {
    world = await oidcWorld();
  });
  beforeEach(() => world.storage.database.passkey.deleteMany());
  afterAll(() => world.close());

  /** A browser that is signed in, at level 2 as by password, and has answered the consent page. */
  async function signedIn(): Promise<Visitor> {
    const visitor = new Visitor();
    await obtainCode(world, visitor);
    return visitor;
  }

  async function enrolPasskey(): Promise<void> {
    const key = {
      credentialId: "one",
      publicKey: new Uint8Array([1]),
      counter: 0,
      transports: [],
      aaguid: idOf("model"),
    };
    const state = { backupEligible: true, backedUp: true, addedAt: Date.now(), lastUsedAt: null };
    const passkey = { id: idOf("one"), accountId: world.account.id, name: "one", ...key, ...state };
    await world.storage.database.passkey.createMany({ data: [rowOfPasskey(world.storage, passkey)] });
  }

  async function ask(visitor: Visitor, asked: Asked) {
    const { verifier, challenge } = pkce();
    const response = await visitor.visit(authorizationUrl(world, { code_challenge: challenge, ...asked }));
    return { response, verifier };
  }

  /** The interaction at which a request stops. */
  async function stopOf(visitor: Visitor, response: Response) {
    const uid = uidOf(response);
    const cookies = visitor.cookieHeader(`/sign-in/${uid}`);
    const details = await world.interactions.details(uid, cookies);
    if (details === null) throw new Error("no interaction");
    return { uid, cookies, details };
  }

  const answerOf = (response: Response) => new URL(response.headers.get("location") ?? "http://nowhere").searchParams;

  async function acrOf(response: Response, verifier: string): Promise<unknown> {
    const code = answerOf(response).get("code") ?? "";
    const tokens: { id_token: string } = await (await redeem(world, { code, verifier })).json();
    const { acr, amr } = decodeJwt(tokens.id_token);
    return { acr, amr };
  }

  async function signInAt(visitor: Visitor, stop: { uid: string; cookies: string }, acr: AssuranceLevel) {
    const amr = acr === THREE ? PASSKEY : PASSWORD;
    const onward = await world.interactions.finishLogin(stop.uid, stop.cookies, {
      accountId: world.account.id,
      acr,
      amr,
    });
    return visitor.visit(onward ?? "");
  }

  const reasons = ({ reasons: why }: InteractionDetails) => why;

  it("that has a passkey, and is signed in at level 2, is asked for it when the site wishes for level 3; the token says what it got", async () => {
    await enrolPasskey();
    const visitor = await signedIn();
    const { response, verifier } = await ask(visitor, { acr_values: THREE });
    const stop = await stopOf(visitor, response);
    expect(reasons(stop.details)).toEqual(["acr"]);
    expect(stop.details.asked.level).toEqual({ wanted: [THREE], essential: false });
    const back = await signInAt(visitor, stop, THREE);
    expect(await acrOf(back, verifier)).toEqual({ acr: THREE, amr: [...PASSKEY] });
  });

  it("is given level 2 when the person leaves the wish for 3, and is not asked again in that request", async () => {
    await enrolPasskey();
    const visitor = await signedIn();
    const { response, verifier } = await ask(visitor, { acr_values: THREE });
    const stop = await stopOf(visitor, response);
    const onward = await world.interactions.leaveLevel(stop.uid, stop.cookies);
    expect(await acrOf(await visitor.visit(onward ?? ""), verifier)).toEqual({ acr: TWO, amr: [...PASSWORD] });
  });

  it("asks nothing of a person without a passkey for a wish", async () => {
    const visitor = await signedIn();
    const { response, verifier } = await ask(visitor, { acr_values: THREE });
    expect(await acrOf(response, verifier)).toMatchObject({ acr: TWO });
  });

  it("is told unmet_authentication_requirements when it cannot do without a level that is out of reach", async () => {
    const visitor = await signedIn();
    const { response } = await ask(visitor, { claims: needs(THREE) });
    const stop = await stopOf(visitor, response);
    const onward = await world.interactions.refuseLevel(stop.uid, stop.cookies);
    const back = answerOf(await visitor.visit(onward ?? ""));
    expect(back.get("error")).toBe("unmet_authentication_requirements");
    expect(back.get("code")).toBeNull();
  });

  it("gets no code for a level that it cannot do without by a sign-in below it, nor by a wish beside it", async () => {
    await enrolPasskey();
    const visitor = await signedIn();
    const { response } = await ask(visitor, { claims: needs(THREE), acr_values: TWO });
    const below = await signInAt(visitor, await stopOf(visitor, response), TWO);
    const again = await stopOf(visitor, below);
    expect(reasons(again.details)).toEqual(["acr"]);
  });

  it("attack: what is essential cannot be left like a wish, nor a wish with more reasons to stop than itself", async () => {
    await enrolPasskey();
    const visitor = await signedIn();
    const essential = await stopOf(visitor, (await ask(visitor, { claims: needs(THREE) })).response);
    expect(await world.interactions.leaveLevel(essential.uid, essential.cookies)).toBeNull();
    const fresh = await stopOf(visitor, (await ask(visitor, { acr_values: THREE, prompt: "login" })).response);
    expect(await world.interactions.leaveLevel(fresh.uid, fresh.cookies)).toBeNull();
    const other = await stopOf(visitor, (await ask(visitor, { prompt: "login" })).response);
    expect(await world.interactions.refuseLevel(other.uid, other.cookies)).toBeNull();
  });

  it("is content with a higher level than the one it cannot do without", async () => {
    await enrolPasskey();
    const visitor = await signedIn();
    const raised = await stopOf(visitor, (await ask(visitor, { acr_values: THREE })).response);
    await signInAt(visitor, raised, THREE);
    const { response, verifier } = await ask(visitor, { claims: needs(TWO) });
    expect(await acrOf(response, verifier)).toMatchObject({ acr: THREE });
  });

  it("is told without any page, by prompt=none, that a level is not met", async () => {
    const visitor = await signedIn();
    const { response } = await ask(visitor, { claims: needs(THREE), prompt: "none" });
    expect(answerOf(response).get("error")).toBe("login_required");
  });

  it("attack: is led past no consent page by data that it asks for beside a level", async () => {
    const visitor = await signedIn();
    const claims = JSON.stringify({ id_token: { acr: null }, userinfo: { national_id: { essential: true } } });
    const { details } = await stopOf(visitor, (await ask(visitor, { claims })).response);
    expect(details).toMatchObject({ prompt: "consent", toAnswer: [{ name: "national_id", need: "required" }] });
  });

  it("gives a session of level 3 out at level 1 while the account is guarded", async () => {
    await enrolPasskey();
    const visitor = await signedIn();
    await signInAt(visitor, await stopOf(visitor, (await ask(visitor, { acr_values: THREE })).response), THREE);
    const guardedUntil = new Date(Date.now() + 60_000);
    await world.storage.database.account.updateMany({ data: { guardedUntil } });
    const { response, verifier } = await ask(visitor, { acr_values: THREE });
    expect(await acrOf(response, verifier)).toMatchObject({ acr: "urn:nafidha:loa:1" });
    await world.storage.database.account.updateMany({ data: { guardedUntil: null } });
  });
});
