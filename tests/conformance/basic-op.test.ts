import * as openid from "openid-client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerAll, authorizationUrl, pkce, redeem, uidOf, userinfo, Visitor } from "#tests/support/oidc-visitor.ts";
import { aClient, type OidcWorld, oidcWorld } from "#tests/support/oidc-world.ts";
import { type RelyingParty, relyingParty } from "#tests/support/relying-party.ts";

const BY_POST = aClient({
  client_id: "site-by-post",
  token_endpoint_auth_method: "client_secret_post",
  redirect_uris: ["https://post.example/callback"],
});

const errorIn = (response: Response): string | null =>
  new URL(response.headers.get("location") ?? "http://nowhere").searchParams.get("error");

/** The module of the OpenID Foundation's suite that asks for the same stands first in each title. */
describe("oidcc-basic-certification-test-plan", () => {
  let world: OidcWorld;
  let site: RelyingParty;

  beforeAll(async () => {
    world = await oidcWorld();
    await world.clients.register(BY_POST);
    site = await relyingParty(world);
  });
  afterAll(() => world.close());

  it("oidcc-server: a certified library signs in, the ID token verified against the key set", async () => {
    const tokens = await site.signIn();
    expect(tokens.claims()).toMatchObject({
      iss: world.issuer,
      aud: "site-one",
      auth_time: expect.any(Number),
      nonce: expect.any(String),
    });
    expect(tokens.token_type).toBe("bearer");
  });

  it("oidcc-response-type-missing: a request without response_type is refused at the site's address", async () => {
    const url = authorizationUrl(world, { response_type: undefined, code_challenge: pkce().challenge });
    expect(errorIn(await new Visitor().visit(url))).toBe("invalid_request");
  });

  it("oidcc-idtoken-signature: the ID token's key is named by kid and stands in the key set", async () => {
    const { id_token = "" } = await site.signIn();
    const [header = ""] = id_token.split(".");
    const { alg, kid } = JSON.parse(Buffer.from(header, "base64url").toString("utf8"));
    const { keys } = await (await fetch(`${world.issuer}/oidc/jwks`)).json();
    expect(keys).toContainEqual(expect.objectContaining({ alg, kid, use: "sig" }));
    expect(alg).toBe("ES256");
  });

  it("oidcc-userinfo-get, -post-header, -post-body: the person's data comes by each of the three ways, and is the same", async () => {
    const { access_token } = await site.signIn();
    const url = `${world.issuer}/oidc/userinfo`;
    const authorization = `Bearer ${access_token}`;
    const got = await fetch(url, { headers: { authorization } });
    const posted = await fetch(url, { method: "POST", headers: { authorization } });
    const inBody = await fetch(url, { method: "POST", body: new URLSearchParams({ access_token }) });
    const data = await got.json();
    expect(data).toMatchObject({ sub: expect.any(String), name: expect.any(String) });
    expect(await posted.json()).toEqual(data);
    expect(await inBody.json()).toEqual(data);
  });

  it("oidcc-ensure-request-without-nonce-succeeds-for-code-flow: a nonce is not needed, and is not made up", async () => {
    const { verifier, challenge } = pkce();
    const visitor = new Visitor();
    const first = await visitor.visit(authorizationUrl(world, { code_challenge: challenge, nonce: undefined }));
    const last = await answerAll(world, visitor, first);
    const code = new URL(last.headers.get("location") ?? "").searchParams.get("code") ?? "";
    const tokens = await (await redeem(world, { code, verifier })).json();
    expect(JSON.parse(Buffer.from(tokens.id_token.split(".")[1], "base64url").toString())).not.toHaveProperty("nonce");
  });

  it.each([
    ["oidcc-scope-profile", "openid profile", ["name", "given_name", "family_name", "birthdate", "gender"]],
    ["oidcc-scope-email", "openid email", ["email", "email_verified"]],
    ["oidcc-scope-phone", "openid phone", ["phone_number", "phone_number_verified"]],
    ["oidcc-scope-all", "openid profile email phone", ["name", "email", "phone_number"]],
    ["oidcc-ensure-other-scope-order-succeeds", "phone openid", ["phone_number"]],
  ])("%s: the scope %s brings its claims and no other scope's", async (_module, asked, claims) => {
    const fresh = await relyingParty(world);
    const { access_token } = await fresh.signIn({ scope: asked });
    const data = await (await userinfo(world, access_token)).json();
    for (const claim of claims) expect(data).toHaveProperty(claim);
    if (!asked.includes("email")) expect(data).not.toHaveProperty("email");
    if (!asked.includes("phone")) expect(data).not.toHaveProperty("phone_number");
    expect(data).not.toHaveProperty("national_id");
  });

  it("oidcc-scope-address: a scope that does not exist here is passed over, and the sign-in goes on", async () => {
    const tokens = await site.signIn({ scope: "openid address" });
    expect(tokens.scope).toBe("openid");
  });

  it.each([
    ["oidcc-display-page", { display: "page" }],
    ["oidcc-display-popup", { display: "popup" }],
    ["oidcc-login-hint", { login_hint: "bob@example.com" }],
    ["oidcc-ui-locales", { ui_locales: "se ar" }],
    ["oidcc-claims-locales", { claims_locales: "se" }],
    ["oidcc-ensure-request-with-acr-values-succeeds", { acr_values: "1 2" }],
    ["oidcc-ensure-request-with-unknown-parameter-succeeds", { extra: "foobar" }],
  ])("%s: the sign-in goes on with %o", async (_module, parameters) => {
    const fresh = await relyingParty(world);
    expect((await fresh.signIn(parameters)).claims()?.sub).toEqual(expect.any(String));
  });

  it("oidcc-prompt-login: who is signed in is asked again, and auth_time moves", async () => {
    const fresh = await relyingParty(world);
    const before = (await fresh.signIn()).claims()?.auth_time ?? 0;
    await new Promise((resolve) => setTimeout(resolve, 1100));
    const { answer } = await fresh.begin({ prompt: "login" });
    expect(uidOf(answer)).toEqual(expect.any(String));
    const after = (await fresh.signIn({ prompt: "login" })).claims()?.auth_time ?? 0;
    expect(Number(after)).toBeGreaterThan(Number(before));
  });

  it("oidcc-prompt-none-not-logged-in: the site is told login_required, without a page", async () => {
    const { answer } = await (await relyingParty(world)).begin({ prompt: "none" });
    expect(errorIn(answer)).toBe("login_required");
  });

  it("oidcc-prompt-none-logged-in: the same person and moment come back without a page", async () => {
    const fresh = await relyingParty(world);
    const first = (await fresh.signIn()).claims();
    const { answer, checks } = await fresh.begin({ prompt: "none" });
    const url = new URL(answer.headers.get("location") ?? "");
    const second = (await openid.authorizationCodeGrant(fresh.config, url, checks)).claims();
    expect(second).toMatchObject({ sub: first?.sub, auth_time: first?.auth_time });
  });

  it("oidcc-max-age-1: who signed in longer ago is asked again; oidcc-max-age-10000: who did not is not", async () => {
    const fresh = await relyingParty(world);
    const first = (await fresh.signIn()).claims();
    const recent = (await fresh.signIn({ max_age: "10000" })).claims();
    expect(recent?.auth_time).toBe(first?.auth_time);
    await new Promise((resolve) => setTimeout(resolve, 2100));
    expect(uidOf((await fresh.begin({ max_age: "1" })).answer)).toEqual(expect.any(String));
    expect((await fresh.signIn({ max_age: "1" })).claims()?.auth_time).toBeGreaterThan(Number(first?.auth_time));
  });

  it("oidcc-id-token-hint: without a page for the person of the hint, and login_required for another", async () => {
    const fresh = await relyingParty(world);
    const { id_token = "" } = await fresh.signIn();
    const same = await fresh.begin({ prompt: "none", id_token_hint: id_token });
    expect(new URL(same.answer.headers.get("location") ?? "").searchParams.get("code")).not.toBeNull();
    const nobody = await relyingParty(world);
    const other = await nobody.begin({ prompt: "none", id_token_hint: id_token });
    expect(errorIn(other.answer)).toBe("login_required");
  });

  it("oidcc-codereuse, oidcc-codereuse-30seconds: a code used again is refused, and what it gave ends", async () => {
    const { url, checks } = await site.comeBack();
    const { access_token } = await openid.authorizationCodeGrant(site.config, url, checks);
    expect((await userinfo(world, access_token)).status).toBe(200);
    await expect(openid.authorizationCodeGrant(site.config, url, checks)).rejects.toMatchObject({
      error: "invalid_grant",
    });
    expect((await userinfo(world, access_token)).status).toBe(401);
  });

  it("oidcc-ensure-registered-redirect-uri: another address gets an error page and no redirect", async () => {
    for (const redirect_uri of ["https://one.example/callback2", "https://evil.example/callback"]) {
      const url = authorizationUrl(world, { redirect_uri, code_challenge: pkce().challenge });
      const page = await new Visitor().visit(url);
      expect(page.status).toBe(400);
      expect(page.headers.get("location")).toBeNull();
    }
  });

  it("oidcc-ensure-post-request-succeeds: a posted request goes on as the same request by GET", async () => {
    const visitor = new Visitor();
    const { verifier, challenge } = pkce();
    const body = new URL(authorizationUrl(world, { code_challenge: challenge })).searchParams;
    const headers = { origin: "https://one.example" };
    const posted = await visitor.visit(`${world.issuer}/oidc/auth`, { method: "POST", body, headers });
    expect(posted.status).toBe(303);
    const last = await answerAll(world, visitor, posted);
    const code = new URL(last.headers.get("location") ?? "").searchParams.get("code") ?? "";
    expect((await redeem(world, { code, verifier })).status).toBe(200);
  });

  it("a posted request that is no form, too long or no text is refused on a page, and leads nowhere", async () => {
    const post = (body: string, type = "application/x-www-form-urlencoded") =>
      new Visitor().visit(`${world.issuer}/oidc/auth`, { method: "POST", body, headers: { "content-type": type } });
    const refused = [
      await post("{}", "application/json"),
      await post(`state=${"x".repeat(8000)}`),
      await post("state=a b\r\nLocation: https://evil.example"),
    ];
    for (const answer of refused) {
      expect(answer.status).toBe(400);
      expect(answer.headers.get("location")).toBeNull();
      expect(await answer.text()).toContain("data-reference");
    }
    const twice = await post("client_id=site-one&client_id=site-two");
    expect((await new Visitor().visit(new URL(twice.headers.get("location") ?? "", world.issuer).href)).status).toBe(
      400,
    );
  });

  it("oidcc-server-client-secret-post: a site registered for it sends its secret in the body", async () => {
    const byPost = await relyingParty(world, { client: BY_POST });
    const { url, checks } = await byPost.comeBack();
    expect((await openid.authorizationCodeGrant(byPost.config, url, checks)).access_token).toEqual(expect.any(String));
  });

  it("oidcc-unsigned-request-object-supported-correctly-or-rejected-as-unsupported: it is refused", async () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const request = `${part({ alg: "none" })}.${part({ client_id: "site-one", scope: "openid" })}.`;
    const url = authorizationUrl(world, { request, code_challenge: pkce().challenge });
    const answer = await new Visitor().visit(url);
    expect(["request_not_supported", "invalid_request_object"]).toContain(errorIn(answer));
  });

  it("oidcc-ensure-request-object-with-redirect-uri: a request by reference to a site's address is refused", async () => {
    const request_uri = "https://one.example/request.jwt";
    const url = authorizationUrl(world, { request_uri, code_challenge: pkce().challenge });
    const answer = await new Visitor().visit(url);
    expect(["request_uri_not_supported", "invalid_request_uri", "invalid_request"]).toContain(
      answer.status === 400 ? "invalid_request" : errorIn(answer),
    );
  });

  it("oidcc-claims-essential: an essential claim is brought by userinfo", async () => {
    const fresh = await relyingParty(world);
    const claims = JSON.stringify({ userinfo: { name: { essential: true } } });
    const { access_token } = await fresh.signIn({ scope: "openid", claims });
    expect(await (await userinfo(world, access_token)).json()).toMatchObject({ name: expect.any(String) });
  });

  it("oidcc-refresh-token: it brings a new ID token of the same person, and no other site can use it", async () => {
    const fresh = await relyingParty(world);
    const first = await fresh.signIn({ scope: "openid offline_access", prompt: "consent" });
    const second = await openid.refreshTokenGrant(fresh.config, first.refresh_token ?? "");
    expect(second.claims()).toMatchObject({ sub: first.claims()?.sub, iss: world.issuer });
    const other = await relyingParty(world, { client: BY_POST });
    await expect(openid.refreshTokenGrant(other.config, second.refresh_token ?? "")).rejects.toMatchObject({
      error: "invalid_grant",
    });
  });

  it("oidcc-ensure-request-with-valid-pkce-succeeds: and one with a wrong verifier does not", async () => {
    const { url, checks } = await site.comeBack();
    const wrong = { ...checks, pkceCodeVerifier: openid.randomPKCECodeVerifier() };
    await expect(openid.authorizationCodeGrant(site.config, url, wrong)).rejects.toMatchObject({
      error: "invalid_grant",
    });
  });
});
