import { randomUUID } from "node:crypto";
import { decodeJwt } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { obtainCode, pkce, redeem, requestToken, userinfo, Visitor } from "#tests/support/oidc-visitor.ts";
import { type OidcWorld, oidcWorld } from "#tests/support/oidc-world.ts";
import { type SigningSite, signingSite } from "#tests/support/signing-site.ts";
import { proofKeys, proofOf } from "#tests/support/site-keys.ts";

const inSeconds = (offset: number): number => Math.floor(Date.now() / 1000) + offset;

/** The names in brackets are the modules of the OpenID Foundation's suite, `fapi2-security-profile-final-…`. */
describe("a site with the profile fapi2 (FAPI 2.0 Security Profile, final)", () => {
  let world: OidcWorld;
  let site: SigningSite;

  beforeAll(async () => {
    world = await oidcWorld();
    site = await signingSite("site-strict");
    await world.clients.register(site.client);
  });
  afterAll(() => world.close());

  const challenge = () => ({ code_challenge: pkce().challenge });
  const pushed = async (changes: Record<string, string | undefined>, headers?: Record<string, string>) => {
    const response = await site.push(world, { ...challenge(), ...changes }, headers);
    return { status: response.status, answer: await response.json() };
  };

  it("[happy-flow] signs a person in by a pushed request, and gives tokens bound to the site's proof key", async () => {
    const obtained = await site.obtain(world);
    expect(obtained.answer.get("iss")).toBe(world.issuer);
    const response = await site.redeem(world, obtained);
    const tokens = await response.json();
    expect([response.status, tokens.token_type]).toEqual([200, "DPoP"]);
    expect((await site.userinfo(world, tokens.access_token)).status).toBe(200);
    const introspected = await site.post(`${world.issuer}/oidc/introspect`, { token: tokens.access_token });
    expect(await introspected.json()).toMatchObject({
      active: true,
      token_type: "DPoP",
      cnf: { jkt: expect.any(String) },
    });
    await site.post(`${world.issuer}/oidc/revoke`, { token: tokens.access_token });
    expect((await site.userinfo(world, tokens.access_token)).status).toBe(401);
  });

  it("a bound token without its proof, with another key's or with an old one is worthless", async () => {
    const { access_token } = await (await site.redeem(world, await site.obtain(world))).json();
    expect((await userinfo(world, access_token)).status).toBe(401);
    const stranger = await proofKeys();
    expect((await site.userinfo(world, access_token, { key: stranger })).status).toBe(401);
    const jti = randomUUID();
    expect((await site.userinfo(world, access_token, { claims: { jti } })).status).toBe(200);
    expect((await site.userinfo(world, access_token, { claims: { jti } })).status).toBe(401);
    expect((await site.userinfo(world, access_token, { claims: { ath: "another token's" } })).status).toBe(401);
  });

  it("[ensure-unsigned/without-par] a request that was not pushed is refused, and what is pushed lasts less than ten minutes", async () => {
    const direct = new URLSearchParams({
      ...{ client_id: "site-strict", redirect_uri: site.redirectUri, response_type: "code", scope: "openid" },
      ...{ code_challenge_method: "S256", ...challenge() },
    });
    const refused = await new Visitor().visit(`${world.issuer}/oidc/auth?${direct}`);
    expect(refused.headers.get("location")).toContain("error=invalid_request");
    const { status, answer } = await pushed({});
    expect(status).toBe(201);
    expect(answer.expires_in).toBeLessThan(600);
  });

  it.each([
    ["without PKCE", { code_challenge: undefined, code_challenge_method: undefined }],
    ["with PKCE plain", { code_challenge_method: "plain" }],
    ["without redirect_uri", { redirect_uri: undefined }],
    ["for a token at once", { response_type: "code id_token" }],
    ["with a request_uri inside", { request_uri: "urn:ietf:params:oauth:request_uri:x" }],
  ])("[ensure-…] a request is refused when pushed: %s", async (_name, changes) => {
    expect((await pushed(changes)).status).toBe(400);
  });

  it.each(["ES256", "PS256", "Ed25519"])("takes an assertion signed by %s", async (alg) => {
    expect((await pushed({ client_assertion: await site.assertion(world, { alg }) })).status).toBe(201);
  });

  it.each([
    ["[RS256-fails] by RS256", () => ({ alg: "RS256" })],
    ["[par-endpoint-as-audience-fails] for an endpoint", () => ({ claims: { aud: `${world.issuer}/oidc/par` } })],
    ["for the token endpoint", () => ({ claims: { aud: `${world.issuer}/oidc/token` } })],
    ["[array-as-audience-fails] for a list", () => ({ claims: { aud: [world.issuer] } })],
    ["of another site", () => ({ claims: { iss: "site-one" } })],
    ["without an end", () => ({ claims: { exp: undefined } })],
    ["that is over", () => ({ claims: { exp: inSeconds(-60) } })],
    ["without an id", () => ({ claims: { jti: undefined } })],
    ["begun in 70 seconds", () => ({ claims: { nbf: inSeconds(70), exp: inSeconds(120) } })],
    ["made in 70 seconds", () => ({ claims: { iat: inSeconds(70), exp: inSeconds(120) } })],
  ])("refuses an assertion %s", async (_name, forged) => {
    const { status, answer } = await pushed({ client_assertion: await site.assertion(world, forged()) });
    expect([status, answer.error]).toEqual([401, "invalid_client"]);
  });

  it("[iat/nbf-10-seconds] takes an assertion and a proof of a clock that is eight seconds ahead", async () => {
    const claims = { iat: inSeconds(8), nbf: inSeconds(8), exp: inSeconds(68) };
    const dpop = await site.proof(`${world.issuer}/oidc/par`, { claims: { iat: inSeconds(8) } });
    expect((await pushed({ client_assertion: await site.assertion(world, { claims }) }, { dpop })).status).toBe(201);
  });

  it("attack: a site's secret, or no proof of who it is, in place of its key", async () => {
    const nobody = { client_assertion: undefined, client_assertion_type: undefined };
    expect((await pushed(nobody)).status).toBeGreaterThanOrEqual(400);
    expect((await pushed({ ...nobody, client_secret: "a secret of the first site, long enough" })).status).toBe(401);
  });

  it.each([
    ["none", null],
    ["one by RS256", { alg: "RS256" }],
    ["one made in 70 seconds", { claims: { iat: inSeconds(70) } }],
    ["one made ten minutes ago", { claims: { iat: inSeconds(-600) } }],
    ["one for another method", { claims: { htm: "GET" } }],
    ["one for another address", { claims: { htu: "https://evil.example/oidc/token" } }],
    ["one of another type", { typ: "jwt" }],
    ["one without an id", { claims: { jti: undefined } }],
  ])("[dpop-negative-tests] a code is not redeemed by a wrong DPoP proof: %s", async (_name, forged) => {
    const url = `${world.issuer}/oidc/token`;
    const headers = forged === null ? {} : { dpop: await site.proof(url, forged) };
    const refused = await site.redeem(world, await site.obtain(world), { headers });
    expect(refused.status).toBe(400);
    expect(await refused.json()).not.toHaveProperty("access_token");
  });

  it("[dpop-jkt] a code that was bound to a key when it was asked for is not redeemed with another", async () => {
    const par = { dpop: await site.proof(`${world.issuer}/oidc/par`) };
    const bound = await site.obtain(world, {}, par);
    const stranger = await proofKeys();
    const dpop = await proofOf(`${world.issuer}/oidc/token`, stranger);
    expect((await site.redeem(world, bound, { headers: { dpop } })).status).toBe(400);
    const good = await site.obtain(world, {}, { dpop: await site.proof(`${world.issuer}/oidc/par`) });
    expect((await site.redeem(world, good)).status).toBe(200);
    expect(
      (await pushed({ dpop_jkt: "another-key" }, { dpop: await site.proof(`${world.issuer}/oidc/par`) })).status,
    ).toBe(400);
  });

  it("keeps a refresh token as it is, while a baseline site's is replaced at each use", async () => {
    const tokens = await (await site.redeem(world, await site.obtain(world))).json();
    const refresh = { grant_type: "refresh_token", refresh_token: tokens.refresh_token };
    for (let turn = 0; turn < 3; turn += 1) {
      const response = await site.token(world, refresh);
      const again = await response.json();
      expect([response.status, again.refresh_token ?? tokens.refresh_token]).toEqual([200, tokens.refresh_token]);
    }
    const code = await obtainCode(world, new Visitor(), { scope: "openid offline_access", prompt: "consent" });
    const first = await (await redeem(world, code)).json();
    const old = { grant_type: "refresh_token", refresh_token: first.refresh_token };
    const second = await (await requestToken(world, old)).json();
    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect((await requestToken(world, old)).status).toBe(400);
  });

  it("[state/nonce-64-characters] takes state and nonce of 64 characters, and longer ones", async () => {
    for (const length of [64, 300]) {
      const [state, nonce] = ["s".repeat(length), "n".repeat(length)];
      const obtained = await site.obtain(world, { state, nonce });
      expect(obtained.answer.get("state")).toBe(state);
      expect(decodeJwt((await (await site.redeem(world, obtained)).json()).id_token).nonce).toBe(nonce);
    }
  });

  it("[code-expiry] a code is over after sixty seconds", async () => {
    const obtained = await site.obtain(world);
    await world.storage.database.$executeRaw`
      UPDATE oidc_record SET expires_at = expires_at - interval '61 seconds' WHERE model = 'AuthorizationCode'`;
    expect((await site.redeem(world, obtained)).status).toBe(400);
  });

  it("[wrong-code-verifier] a code is not redeemed by another verifier, another site or to another address", async () => {
    const other = await signingSite("site-stricter");
    await world.clients.register(other.client);
    for (const act of [
      async () => site.redeem(world, { ...(await site.obtain(world)), verifier: pkce().verifier }),
      async () => other.redeem(world, await site.obtain(world)),
      async () => site.redeem(world, await site.obtain(world), { redirect_uri: "https://evil.example/" }),
    ])
      expect((await act()).status).toBe(400);
  });

  it("a registration that calls itself fapi2 and is not serves nobody, whoever wrote it", async () => {
    const liar = await signingSite("site-liar");
    const changes = [
      {},
      { dpop_bound_access_tokens: false },
      { require_pushed_authorization_requests: false },
      { token_endpoint_auth_method: "client_secret_post", client_secret: "a secret of a site that lies, long enough" },
    ];
    const statuses: number[] = [];
    for (const [index, change] of changes.entries()) {
      const client_id = `site-liar-${index}`;
      await world.clients.register({ ...liar.client, ...change, client_id });
      const claims = { iss: client_id, sub: client_id };
      const { client_secret } = { client_secret: undefined, ...change };
      const proved =
        client_secret === undefined
          ? { client_assertion: await liar.assertion(world, { claims }) }
          : { client_assertion: undefined, client_assertion_type: undefined, client_secret };
      statuses.push((await liar.push(world, { ...challenge(), client_id, ...proved })).status);
    }
    expect(statuses[0]).toBe(201);
    expect(statuses.slice(1).every((status) => status >= 400 && status < 500)).toBe(true);
  });
});
