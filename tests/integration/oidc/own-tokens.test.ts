import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { obtainCode, postAsSite, redeem, requestToken, userinfo, Visitor } from "#tests/support/oidc-visitor.ts";
import { aClient, type OidcWorld, oidcWorld } from "#tests/support/oidc-world.ts";
import { signOut } from "#tests/support/sign-out-steps.ts";

const INACTIVE = { active: false };

describe("a site's own tokens", () => {
  let world: OidcWorld;
  const other = aClient({ client_id: "site-other", redirect_uris: ["https://other.example/cb"] });
  const open = aClient({
    client_id: "site-open",
    client_secret: undefined,
    token_endpoint_auth_method: "none",
    redirect_uris: ["https://open.example/cb"],
  });

  beforeAll(async () => {
    world = await oidcWorld();
    await world.clients.register(other);
    await world.clients.register(open);
  });
  afterAll(() => world.close());
  beforeEach(() => world.storage.database.account.updateMany({ data: { status: "active", frozenUntil: null } }));

  const tokens = async (visitor = new Visitor()) => {
    const code = await obtainCode(world, visitor, { scope: "openid offline_access", prompt: "consent" });
    return (await redeem(world, code)).json();
  };
  const introspect = (token: string, client = aClient()) =>
    postAsSite(`${world.issuer}/oidc/introspect`, { token }, client);
  const revoke = (token: string, client = aClient()) => postAsSite(`${world.issuer}/oidc/revoke`, { token }, client);
  const told = async (response: Response) => ({ status: response.status, body: await response.text() });

  describe("introspection (RFC 7662)", () => {
    it("tells a site about its own access and refresh token, by the subject that it knows", async () => {
      const { access_token, refresh_token, id_token } = await tokens();
      const facts = { active: true, client_id: "site-one", sub: decodeJwt(id_token).sub, iss: world.issuer };
      expect(await (await introspect(access_token)).json()).toMatchObject({ ...facts, token_type: "Bearer" });
      expect(await (await introspect(refresh_token)).json()).toMatchObject(facts);
    });

    it("tells nothing but inactive about a token that is unknown, ended, or another site's, each in the very same words", async () => {
      const { access_token, refresh_token } = await tokens();
      const unknown = await told(await introspect("never-was"));
      expect(unknown).toEqual({ status: 200, body: JSON.stringify(INACTIVE) });
      for (const token of [access_token, refresh_token]) {
        expect(await told(await introspect(token, other))).toEqual(unknown);
      }
      await revoke(refresh_token);
      for (const token of [access_token, refresh_token]) expect(await told(await introspect(token))).toEqual(unknown);
    });

    it("counts the tokens of a frozen account as ended, and those of a session that is over", async () => {
      const visitor = new Visitor();
      const { access_token } = await tokens();
      const bound = await (await redeem(world, await obtainCode(world, visitor))).json();
      await world.storage.database.account.updateMany({ data: { status: "frozen", frozenUntil: null } });
      expect(await (await introspect(access_token)).json()).toEqual(INACTIVE);
      await world.storage.database.account.updateMany({ data: { status: "active" } });
      expect(await (await introspect(bound.access_token)).json()).toMatchObject({ active: true });
      await signOut(world, visitor);
      expect(await (await introspect(bound.access_token)).json()).toEqual(INACTIVE);
    });

    it("tells nobody who has not proved to be the site, and nothing to a site that cannot prove it", async () => {
      const { access_token } = await tokens();
      const wrong = aClient({ client_secret: "not the secret of the first site, but long" });
      expect((await introspect(access_token, wrong)).status).toBe(401);
      const changes = { client_id: "site-open", redirect_uri: "https://open.example/cb" };
      const { code, verifier } = await obtainCode(world, new Visitor(), changes);
      const asOpen = (path: string, body: Record<string, string>) =>
        fetch(`${world.issuer}${path}`, {
          method: "POST",
          body: new URLSearchParams({ client_id: "site-open", ...body }),
        });
      const given = await asOpen("/oidc/token", {
        grant_type: "authorization_code",
        redirect_uri: "https://open.example/cb",
        code,
        code_verifier: verifier,
      });
      const own = await given.json();
      expect((await userinfo(world, own.access_token)).status).toBe(200);
      expect(await (await asOpen("/oidc/introspect", { token: own.access_token })).json()).toEqual(INACTIVE);
    });
  });

  describe("revocation (RFC 7009)", () => {
    it("of a refresh token ends it and every access token that came with it or by it", async () => {
      const first = await tokens();
      const refresh = { grant_type: "refresh_token", refresh_token: first.refresh_token };
      const second = await (await requestToken(world, refresh)).json();
      expect((await revoke(second.refresh_token)).status).toBe(200);
      for (const { access_token } of [first, second]) expect((await userinfo(world, access_token)).status).toBe(401);
      const again = { grant_type: "refresh_token", refresh_token: second.refresh_token };
      expect((await requestToken(world, again)).status).toBe(400);
    });

    it("of an access token ends it", async () => {
      const { access_token } = await tokens();
      expect((await revoke(access_token)).status).toBe(200);
      expect((await userinfo(world, access_token)).status).toBe(401);
    });

    it("answers alike for one's own, an unknown and another site's token, and leaves the last as it was", async () => {
      const { access_token, refresh_token } = await tokens();
      const unknown = await told(await revoke("never-was"));
      expect(unknown.status).toBe(200);
      for (const token of [access_token, refresh_token])
        expect(await told(await revoke(token, other))).toEqual(unknown);
      expect((await userinfo(world, access_token)).status).toBe(200);
      const refresh = { grant_type: "refresh_token", refresh_token };
      const renewed = await requestToken(world, refresh);
      expect(renewed.status).toBe(200);
      expect(await told(await revoke((await renewed.json()).refresh_token))).toEqual(unknown);
    });

    it("does not ask the person again for what they agreed to before", async () => {
      const visitor = new Visitor();
      const { refresh_token } = await tokens(visitor);
      await revoke(refresh_token);
      const { code } = await obtainCode(world, visitor, { prompt: "none" });
      expect(code).not.toBe("");
    });
  });

  describe("a site that asks for RS256", () => {
    it("gets its ID tokens signed so, by a key of 3072 bits that is published; others keep ES256", async () => {
      const old = aClient({
        client_id: "site-old",
        redirect_uris: ["https://old.example/cb"],
        id_token_signed_response_alg: "RS256",
      });
      await world.clients.register(old);
      const changes = { client_id: "site-old", redirect_uri: "https://old.example/cb" };
      const visitor = new Visitor();
      const { id_token } = await (await redeem(world, await obtainCode(world, visitor, changes), old)).json();
      const published: { keys: { alg: string; n?: string; d?: string }[] } = await (
        await fetch(`${world.issuer}/oidc/jwks`)
      ).json();
      expect(published.keys.map(({ alg }) => alg).sort()).toEqual(["ES256", "RS256"]);
      expect(JSON.stringify(published)).not.toMatch(/"(d|p|q|dp|dq|qi)":/);
      const modulus = published.keys.find(({ alg }) => alg === "RS256")?.n ?? "";
      expect(Buffer.from(modulus, "base64url").length * 8).toBe(3072);
      const verified = await jwtVerify(id_token, createLocalJWKSet(published), { algorithms: ["RS256"] });
      expect(verified.payload).toMatchObject({ aud: "site-old", iss: world.issuer });
      const usual = await tokens();
      expect(decodeProtectedHeader(usual.id_token).alg).toBe("ES256");
      const query = { id_token_hint: id_token, ui_locales: "en" };
      const page = await visitor.visit(`${world.issuer}/oidc/session/end?${new URLSearchParams(query)}`);
      expect(await page.text()).toContain("Signing you out");
    });
  });
});
