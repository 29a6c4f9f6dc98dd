import { createRemoteJWKSet, decodeJwt, jwtVerify, UnsecuredJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { JobRunner } from "#lib/ports/job-runner.ts";
import { Visitor } from "#tests/support/oidc-visitor.ts";
import { aClient, type OidcWorld, oidcWorld } from "#tests/support/oidc-world.ts";
import { type RelyingParty, relyingParty } from "#tests/support/relying-party.ts";
import { type SignOutReceiver, signOutReceiver } from "#tests/support/sign-out-receiver.ts";
import { signOut, xsrfOf } from "#tests/support/sign-out-steps.ts";

const BYE = "https://one.example/bye";
const LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout";

describe("oidcc-rp-initiated-logout and oidcc-backchannel-rp-initiated-logout certification test plans", () => {
  let world: OidcWorld;
  let receiver: SignOutReceiver;
  let jobs: JobRunner;

  beforeAll(async () => {
    world = await oidcWorld();
    receiver = await signOutReceiver();
    await world.clients.register(aClient({ ...TOLD, backchannel_logout_uri: `${receiver.url}/logout` }));
    jobs = world.jobs();
    await jobs.start();
  });
  afterAll(async () => {
    await jobs.stop();
    await world.close();
    await receiver.close();
  });

  type In = { readonly visitor: Visitor; readonly site: RelyingParty; readonly hint: string };

  async function signedIn(): Promise<In> {
    const visitor = new Visitor();
    const site = await relyingParty(world, { visitor });
    return { visitor, site, hint: (await site.signIn()).id_token ?? "" };
  }
  const end = (visitor: Visitor, query: Readonly<Record<string, string>>) =>
    visitor.visit(`${world.issuer}/oidc/session/end?${new URLSearchParams(query)}`);
  const isSignedIn = async ({ site }: In): Promise<boolean> => {
    const { answer } = await site.begin({ prompt: "none" });
    return new URL(answer.headers.get("location") ?? "").searchParams.has("code");
  };

  it("oidcc-rp-initiated-logout-discovery-endpoint-verification: both kinds of logout are told of", async () => {
    const document = await (await fetch(`${world.issuer}/.well-known/openid-configuration`)).json();
    expect(document).toMatchObject({
      end_session_endpoint: `${world.issuer}/oidc/session/end`,
      backchannel_logout_supported: true,
      backchannel_logout_session_supported: true,
    });
  });

  it("oidcc-rp-initiated-logout: with hint, address and state the browser comes back with the state, and the session is over", async () => {
    const person = await signedIn();
    const query = { id_token_hint: person.hint, post_logout_redirect_uri: BYE, state: "xyz" };
    expect(await signOut(world, person.visitor, { query })).toBe(`${BYE}?state=xyz`);
    expect(await isSignedIn(person)).toBe(false);
  });

  it("oidcc-rp-initiated-logout-no-state: without a state none comes back", async () => {
    const person = await signedIn();
    const query = { id_token_hint: person.hint, post_logout_redirect_uri: BYE };
    expect(await signOut(world, person.visitor, { query })).toBe(BYE);
  });

  it.each([
    ["oidcc-rp-initiated-logout-bad-post-logout-redirect-uri", "https://one.example/elsewhere"],
    ["oidcc-rp-initiated-logout-query-added-to-post-logout-redirect-uri", `${BYE}?foo=bar`],
  ])("%s: an address that is not registered is an error, and nobody is led there", async (_module, address) => {
    const person = await signedIn();
    const answer = await end(person.visitor, { id_token_hint: person.hint, post_logout_redirect_uri: address });
    expect(answer.status).toBe(400);
    expect(answer.headers.get("location")).toBeNull();
    expect(await isSignedIn(person)).toBe(true);
  });

  it("oidcc-rp-initiated-logout-modified-id-token-hint, -bad-id-token-hint: a hint that is none is an error", async () => {
    const person = await signedIn();
    for (const hint of [new UnsecuredJWT(decodeJwt(person.hint)).encode(), "not a token"]) {
      const answer = await end(person.visitor, { id_token_hint: hint, post_logout_redirect_uri: BYE });
      expect(answer.status).toBe(400);
      expect(answer.headers.get("location")).toBeNull();
    }
    expect(await isSignedIn(person)).toBe(true);
  });

  it("oidcc-rp-initiated-logout-no-id-token-hint: without a hint nobody is led away unasked", async () => {
    const person = await signedIn();
    const answer = await end(person.visitor, { post_logout_redirect_uri: BYE, state: "xyz" });
    expect(answer.headers.get("location")).toBeNull();
    expect(await isSignedIn(person)).toBe(true);
  });

  it.each([
    ["oidcc-rp-initiated-logout-no-params", {}],
    ["oidcc-rp-initiated-logout-only-state", { state: "xyz" }],
  ])("%s: the person is asked, and then told at the portal that they are signed out", async (_module, query) => {
    const person = await signedIn();
    const page = await end(person.visitor, query);
    expect(page.status).toBe(200);
    const body = new URLSearchParams({ xsrf: xsrfOf(await page.text()), logout: "yes" });
    const done = await person.visitor.visit(`${world.issuer}/oidc/session/end/confirm`, { method: "POST", body });
    expect(new URL(done.headers.get("location") ?? "", world.issuer).origin).toBe(world.issuer);
    expect(await isSignedIn(person)).toBe(false);
  });

  it("oidcc-backchannel-rp-initiated-logout: the site is sent a signed logout token for the session, and prompt=none fails", async () => {
    const visitor = new Visitor();
    const site = await relyingParty(world, { client: aClient(TOLD), visitor });
    const tokens = await site.signIn();
    await signOut(world, visitor);
    await expect.poll(() => receiver.received.length, { timeout: 10_000 }).toBe(1);
    const [{ token } = { token: "" }] = receiver.received;
    const keys = createRemoteJWKSet(new URL(`${world.issuer}/oidc/jwks`));
    const { payload } = await jwtVerify(token, keys, { issuer: world.issuer, audience: TOLD.client_id });
    expect(payload).toMatchObject({ sid: tokens.claims()?.sid, sub: tokens.claims()?.sub, jti: expect.any(String) });
    expect(payload.events).toEqual({ [LOGOUT_EVENT]: {} });
    expect(payload).not.toHaveProperty("nonce");
    const { answer } = await site.begin({ prompt: "none" });
    expect(new URL(answer.headers.get("location") ?? "").searchParams.get("error")).toBe("login_required");
  });
});

const TOLD = {
  client_id: "site-that-is-told",
  redirect_uris: ["https://told.example/callback"],
  backchannel_logout_session_required: true,
};
