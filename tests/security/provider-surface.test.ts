import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { authorizationUrl, obtainCode, pkce, redeem, userinfo, Visitor } from "#tests/support/oidc-visitor.ts";
import { aClient, type OidcWorld, oidcWorld } from "#tests/support/oidc-world.ts";

const EVIL = "https://evil.example";

describe("the provider's surface", () => {
  let world: OidcWorld;

  beforeAll(async () => {
    world = await oidcWorld();
  });
  afterAll(() => world.close());

  const ask = (changes: Readonly<Record<string, string | undefined>>) =>
    new Visitor().visit(authorizationUrl(world, { code_challenge: pkce().challenge, ...changes }));

  it.each([
    ["implicit", { response_type: "id_token" }],
    ["implicit with a token", { response_type: "id_token token" }],
    ["hybrid", { response_type: "code id_token" }],
    ["none", { response_type: "none" }],
    ["a request object without a signature", { request: "eyJhbGciOiJub25lIn0.eyJzY29wZSI6Im9wZW5pZCJ9." }],
    ["a request object from elsewhere", { request_uri: `${EVIL}/request.jwt` }],
    ["a registration inside the request", { registration: "{}" }],
    ["answers in a web message", { response_mode: "web_message" }],
  ])("attack: a flow that was never offered cannot be had by asking for it: %s", async (_name, changes) => {
    const response = await ask(changes);
    const location = response.headers.get("location");
    if (location === null) expect(response.status).toBe(400);
    else expect(location).toMatch(/^https:\/\/one\.example\/callback[?#].*error=/);
    expect(location ?? "").not.toMatch(/[?#&](code|id_token|access_token)=/);
  });

  it.each([
    "password",
    "urn:ietf:params:oauth:grant-type:device_code",
    "urn:ietf:params:oauth:grant-type:jwt-bearer",
    "urn:ietf:params:oauth:grant-type:token-exchange",
    "urn:openid:params:grant-type:ciba",
  ])(
    "attack: the grant %s gives a site no token that was not registered for it, whatever comes with it",
    async (grant_type) => {
      const { client_id, client_secret } = aClient();
      const given = { username: "Ghamdi1988", password: "x", scope: "openid", assertion: "a.b.c", device_code: "x" };
      const response = await fetch(`${world.issuer}/oidc/token`, {
        method: "POST",
        headers: { authorization: `Basic ${btoa(`${client_id}:${encodeURIComponent(String(client_secret))}`)}` },
        body: new URLSearchParams({ grant_type, ...given }),
      });
      expect(response.status).toBe(400);
      const answer = await response.json();
      expect(answer).not.toHaveProperty("access_token");
      expect(answer.error).toMatch(/^(unsupported_grant_type|unauthorized_client|invalid_request)$/);
    },
  );

  it.each([
    "/oidc/reg",
    "/oidc/token/introspection",
    "/oidc/device",
    "/oidc/backchannel",
    "/oidc/me",
    "/interaction/x",
  ])("attack: there is nothing at %s", async (path) => {
    const posted = await fetch(`${world.issuer}${path}`, { method: "POST", body: new URLSearchParams({ a: "b" }) });
    if (path.startsWith("/oidc/")) expect(posted.status).toBe(404);
    expect(await posted.text()).not.toContain("client_id");
  });

  it("mix-up: every answer to a site names the issuer (RFC 9207), refusals too", async () => {
    const refused = await ask({ prompt: "none" });
    expect(new URL(refused.headers.get("location") ?? "").searchParams.get("iss")).toBe(world.issuer);
    const visitor = new Visitor();
    await obtainCode(world, visitor);
    const silent = await visitor.visit(authorizationUrl(world, { prompt: "none", code_challenge: pkce().challenge }));
    const answer = new URL(silent.headers.get("location") ?? "").searchParams;
    expect([answer.has("code"), answer.get("iss")]).toEqual([true, world.issuer]);
  });

  it("a post that is redirected is never sent on with what was typed: no 307 and no 308 (RFC 9700 §4.12)", async () => {
    const visitor = new Visitor();
    const first = await visitor.visit(authorizationUrl(world, { code_challenge: pkce().challenge }));
    expect([302, 303]).toContain(first.status);
    const left = await visitor.visit(`${world.issuer}/oidc/session/end`);
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(await left.text())?.[1] ?? "";
    const confirmed = await visitor.visit(`${world.issuer}/oidc/session/end/confirm`, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ xsrf, logout: "yes" }),
    });
    expect([302, 303]).toContain(confirmed.status);
  });

  it("another origin's script reads no token and no person: no CORS but for what is public", async () => {
    const tokens = await (await redeem(world, await obtainCode(world, new Visitor()))).json();
    const origin = { origin: EVIL };
    const read = await fetch(`${world.issuer}/oidc/userinfo`, {
      headers: { ...origin, authorization: `Bearer ${tokens.access_token}` },
    });
    expect(read.headers.get("access-control-allow-origin")).toBeNull();
    const { client_id, client_secret } = aClient();
    const authorization = `Basic ${btoa(`${client_id}:${encodeURIComponent(String(client_secret))}`)}`;
    const { code, verifier } = await obtainCode(world, new Visitor());
    const redeemed = await fetch(`${world.issuer}/oidc/token`, {
      method: "POST",
      headers: { ...origin, authorization },
      body: new URLSearchParams({
        grant_type: "authorization_code",
        code,
        code_verifier: verifier,
        redirect_uri: "https://one.example/callback",
      }),
    });
    expect(await redeemed.text()).not.toContain("access_token");
    expect(redeemed.headers.get("access-control-allow-origin")).toBeNull();
    expect(
      (await fetch(`${world.issuer}/ar`, { headers: origin })).headers.get("access-control-allow-origin"),
    ).toBeNull();
  });

  it("a token in an address is no token: it would stand in logs and histories", async () => {
    const tokens = await (await redeem(world, await obtainCode(world, new Visitor()))).json();
    expect((await userinfo(world, tokens.access_token)).status).toBe(200);
    const inAddress = await fetch(`${world.issuer}/oidc/userinfo?access_token=${tokens.access_token}`);
    expect(inAddress.status).toBeGreaterThanOrEqual(400);
  });

  it("a parameter that comes twice is refused, so that two readers cannot read two things", async () => {
    const twice = await new Visitor().visit(
      `${authorizationUrl(world, { code_challenge: pkce().challenge })}&redirect_uri=${encodeURIComponent(EVIL)}`,
    );
    const to = new URL(twice.headers.get("location") ?? world.issuer);
    expect(to.host).not.toContain("evil");
    expect([twice.status === 400, to.searchParams.get("error") === "invalid_request"]).toContain(true);
  });
});
