import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerAll, pkce, userinfo, Visitor } from "#tests/support/oidc-visitor.ts";
import { type OidcWorld, oidcWorld } from "#tests/support/oidc-world.ts";
import { type SigningSite, signingSite } from "#tests/support/signing-site.ts";
import type { Forged } from "#tests/support/site-keys.ts";

const API = "https://api.example/records";
const inSeconds = (offset: number): number => Math.floor(Date.now() / 1000) + offset;

describe("signed requests (RFC 9101) and tokens for a resource (RFC 8707, RFC 9068)", () => {
  let world: OidcWorld;
  let site: SigningSite;
  let strict: SigningSite;

  beforeAll(async () => {
    world = await oidcWorld();
    site = await signingSite("site-signs", { profile: "baseline", resources_allowed: [API] });
    strict = await signingSite("site-signs-fapi2");
    await Promise.all([site, strict].map(({ client }) => world.clients.register(client)));
  });
  afterAll(() => world.close());

  const parameters = (changes: Record<string, string> = {}) => ({
    ...{ redirect_uri: site.redirectUri, response_type: "code", scope: "openid", state: "a state" },
    ...{ code_challenge: pkce().challenge, code_challenge_method: "S256", ...changes },
  });
  const ask = async (forged: Forged = {}, changes: Record<string, string> = {}) => {
    const request = await site.requestObject(world, parameters(changes), forged);
    const query = new URLSearchParams({ client_id: "site-signs", request, redirect_uri: site.redirectUri });
    const visitor = new Visitor();
    const first = await visitor.visit(`${world.issuer}/oidc/auth?${query}`);
    return { visitor, first };
  };
  const errorOf = (response: Response) =>
    new URL(response.headers.get("location") ?? "http://nowhere").searchParams.get("error");

  it("signs a person in by a signed request, in the address and pushed", async () => {
    const { visitor, first } = await ask();
    const last = await answerAll(world, visitor, first);
    expect(new URL(last.headers.get("location") ?? "").searchParams.get("code")).not.toBeNull();
    const request = await site.requestObject(world, parameters());
    const only = { redirect_uri: undefined, response_type: undefined, scope: undefined, prompt: undefined };
    const cleared = { ...only, state: undefined, nonce: undefined, code_challenge_method: undefined };
    expect((await site.push(world, { ...cleared, request })).status).toBe(201);
    expect((await site.push(world, { ...cleared, request: `${request.slice(0, -4)}AAAA` })).status).toBe(400);
  });

  it.each([
    ["for another server", { claims: { aud: "https://evil.example" } }],
    ["of another site", { claims: { iss: "site-one" } }],
    ["for another site", { claims: { client_id: "site-one" } }],
    ["that is over", { claims: { exp: inSeconds(-60) } }],
    ["that begins in a minute", { claims: { nbf: inSeconds(70) } }],
    ["with a request in it", { claims: { request: "a.b.c" } }],
    ["with an address to a request in it", { claims: { request_uri: "https://evil.example/" } }],
  ])("attack: a signed request %s begins nothing", async (_name, forged) => {
    const { first } = await ask(forged);
    expect(first.headers.get("location") ?? "").not.toContain("/sign-in/");
    expect(errorOf(first) ?? first.status).toMatch(/^invalid_request/);
  });

  it("attack: a request without a signature, or with one by the site's secret, begins nothing", async () => {
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
    for (const alg of ["none", "HS256"]) {
      const claims = { ...parameters(), iss: "site-signs", aud: world.issuer, client_id: "site-signs" };
      const request = `${part({ alg })}.${part(claims)}.${alg === "none" ? "" : "c2ln"}`;
      const query = new URLSearchParams({ client_id: "site-signs", request, redirect_uri: site.redirectUri });
      expect(errorOf(await new Visitor().visit(`${world.issuer}/oidc/auth?${query}`))).toBe("invalid_request_object");
    }
  });

  it("attack: what stands beside a signed request is not believed", async () => {
    const request = await site.requestObject(world, parameters());
    const query = new URLSearchParams({ client_id: "site-signs", request, redirect_uri: "https://evil.example/" });
    const first = await new Visitor().visit(`${world.issuer}/oidc/auth?${query}`);
    expect(first.headers.get("location") ?? "").not.toContain("evil");
  });

  it("attack: a request at a site's address is not fetched", async () => {
    const query = new URLSearchParams({
      ...parameters(),
      client_id: "site-signs",
      request_uri: "https://one.example/r.jwt",
    });
    const answer = errorOf(await new Visitor().visit(`${world.issuer}/oidc/auth?${query}`));
    expect(answer).toMatch(/^(invalid_request_uri|request_uri_not_supported)$/);
  });

  it.each([
    ["by RS256", { alg: "RS256" }],
    ["without a beginning", { claims: { nbf: undefined } }],
    ["that lives for two hours", { claims: { exp: inSeconds(7200) } }],
  ])("takes from a fapi2 site no signed request %s", async (_name, forged) => {
    const request = await strict.requestObject(world, parameters({ redirect_uri: strict.redirectUri }), forged);
    expect(await (await strict.push(world, { request })).json()).toMatchObject({ error: "invalid_request_object" });
  });

  it("gives a token for the resource that was asked for, and an opaque one without", async () => {
    const obtained = await site.obtain(world, { resource: API });
    const tokens = await (await site.redeem(world, obtained, { resource: API, headers: {} })).json();
    const keys = createLocalJWKSet(await (await fetch(`${world.issuer}/oidc/jwks`)).json());
    const { payload } = await jwtVerify(tokens.access_token, keys, {
      audience: API,
      issuer: world.issuer,
      typ: "at+jwt",
    });
    expect(payload).toMatchObject({ client_id: "site-signs", sub: expect.any(String), jti: expect.any(String) });
    expect(Number(payload.exp) - Number(payload.iat)).toBeLessThanOrEqual(600);
    expect(payload.sub).not.toBe(world.account.id);
    expect((await userinfo(world, tokens.access_token)).status).toBe(401);
    const refresh = { grant_type: "refresh_token", refresh_token: tokens.refresh_token };
    const opaque = await (await site.token(world, refresh, {})).json();
    expect(() => decodeProtectedHeader(opaque.access_token)).toThrow();
    expect((await userinfo(world, opaque.access_token)).status).toBe(200);
  });

  it.each([
    "https://api.example/records/",
    "https://api.example/record",
    "https://api.example",
    "https://other.example/records",
    "not an address",
  ])("attack: a token for a resource that the site is not registered for: %s", async (resource) => {
    const pushed = await site.push(world, { code_challenge: pkce().challenge, resource });
    expect([pushed.status, (await pushed.json()).error]).toEqual([400, "invalid_target"]);
    const later = await site.redeem(world, await site.obtain(world), { resource, headers: {} });
    expect([later.status, (await later.json()).error]).toEqual([400, "invalid_target"]);
  });

  it("says in words that a token for a resource is neither asked about nor taken back: it ends after ten minutes", async () => {
    const obtained = await site.obtain(world, { resource: API });
    const { access_token } = await (await site.redeem(world, obtained, { resource: API, headers: {} })).json();
    for (const path of ["introspect", "revoke"]) {
      const answer = await (await site.post(`${world.issuer}/oidc/${path}`, { token: access_token })).json();
      expect(answer).toMatchObject({ error: "unsupported_token_type" });
    }
  });
});
