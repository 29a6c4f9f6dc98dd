import { decodeJwt, decodeProtectedHeader } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  answerAll,
  authorizationUrl,
  obtainCode,
  pkce,
  redeem,
  requestToken,
  uidOf,
  userinfo,
  Visitor,
} from "#tests/support/oidc-visitor.ts";
import { aClient, type OidcWorld, oidcWorld } from "#tests/support/oidc-world.ts";

const endpoints = (issuer: string) => ({
  authorization_endpoint: `${issuer}/oidc/auth`,
  end_session_endpoint: `${issuer}/oidc/session/end`,
  introspection_endpoint: `${issuer}/oidc/introspect`,
  jwks_uri: `${issuer}/oidc/jwks`,
  pushed_authorization_request_endpoint: `${issuer}/oidc/par`,
  revocation_endpoint: `${issuer}/oidc/revoke`,
  token_endpoint: `${issuer}/oidc/token`,
  userinfo_endpoint: `${issuer}/oidc/userinfo`,
});

describe("the code flow", () => {
  let world: OidcWorld;

  beforeAll(async () => {
    world = await oidcWorld();
  });
  afterAll(() => world.close());

  it("tells in discovery what there is and nothing more", async () => {
    const response = await fetch(`${world.issuer}/.well-known/openid-configuration`);
    const methods = ["client_secret_basic", "client_secret_post", "private_key_jwt", "none"];
    expect(await response.json()).toEqual({
      ...endpoints(world.issuer),
      issuer: world.issuer,
      acr_values_supported: ["urn:nafidha:loa:1", "urn:nafidha:loa:2", "urn:nafidha:loa:3"],
      authorization_response_iss_parameter_supported: true,
      backchannel_logout_session_supported: true,
      backchannel_logout_supported: true,
      claim_types_supported: ["normal"],
      claims_in_verified_claims_supported: expect.arrayContaining(["national_id", "birthdate_hijri", "name_ar"]),
      claims_parameter_supported: true,
      claims_supported: expect.arrayContaining(["sub", "sid", "acr", "national_id", "phone_number_changed_at"]),
      code_challenge_methods_supported: ["S256"],
      electronic_records_supported: ["population_register"],
      evidence_supported: ["electronic_record"],
      grant_types_supported: ["authorization_code", "refresh_token", "client_credentials"],
      id_token_signing_alg_values_supported: ["ES256", "RS256"],
      introspection_endpoint_auth_methods_supported: methods.slice(0, -1),
      dpop_signing_alg_values_supported: ["ES256", "PS256", "Ed25519", "EdDSA"],
      request_object_signing_alg_values_supported: ["ES256", "PS256", "RS256", "Ed25519", "EdDSA"],
      request_parameter_supported: true,
      request_uri_parameter_supported: false,
      response_modes_supported: ["form_post", "fragment", "query"],
      response_types_supported: ["code"],
      revocation_endpoint_auth_methods_supported: methods,
      scopes_supported: ["openid", "offline_access", "profile", "email", "phone", "national_id"],
      subject_types_supported: ["pairwise", "public"],
      token_endpoint_auth_methods_supported: methods,
      token_endpoint_auth_signing_alg_values_supported: ["ES256", "PS256", "RS256", "Ed25519", "EdDSA"],
      trust_frameworks_supported: ["urn:nafidha:trust:civil-registry"],
      ui_locales_supported: ["ar", "en"],
      verified_claims_supported: true,
    });
  });

  it("refuses a request without PKCE, and one with the plain method", async () => {
    for (const changes of [
      { code_challenge_method: undefined },
      { code_challenge: "plain-challenge".repeat(4), code_challenge_method: "plain" },
    ]) {
      const response = await new Visitor().visit(authorizationUrl(world, changes));
      expect(new URL(response.headers.get("location") ?? "").searchParams.get("error")).toBe("invalid_request");
    }
  });

  it.each(["token", "id_token", "code id_token", "code token"])(
    "has no flow with response_type %s",
    async (response_type) => {
      const { challenge } = pkce();
      const url = authorizationUrl(world, { response_type, code_challenge: challenge, response_mode: "query" });
      const location = (await new Visitor().visit(url)).headers.get("location") ?? "";
      expect(location).not.toContain("code=");
      expect(location).toMatch(/error=(unsupported_response_type|invalid_request|unauthorized_client)/);
    },
  );

  it("gives a site exactly the claims of the scopes that were agreed to", async () => {
    const scope = "openid profile email phone national_id";
    const tokens = await (await redeem(world, await obtainCode(world, new Visitor(), { scope }))).json();
    const { account } = world;
    const claims = await (await userinfo(world, tokens.access_token)).json();
    expect(claims).toEqual({
      sub: expect.stringMatching(/^[\w-]{43}$/),
      name: expect.stringContaining(account.identity.name[account.language].family),
      given_name: account.identity.name[account.language].first,
      family_name: account.identity.name[account.language].family,
      name_ar: account.identity.name.ar,
      name_en: account.identity.name.en,
      birthdate: account.identity.birthDate,
      birthdate_hijri: account.identity.birthDateHijri,
      gender: account.identity.gender,
      nationality: account.identity.nationality,
      locale: account.language,
      updated_at: expect.any(Number),
      email: account.email?.address,
      email_verified: account.email?.verifiedAt !== null,
      phone_number: account.mobile.number,
      phone_number_verified: true,
      ...(account.mobile.changedAt === null
        ? {}
        : { phone_number_changed_at: Math.floor(account.mobile.changedAt / 1000) }),
      national_id: account.nationalId,
      national_id_type: account.kind === "citizen" ? "national_id" : "iqama",
      national_id_expiry: account.identity.idExpiry,
    });
    const fewer = await (await redeem(world, await obtainCode(world, new Visitor(), { scope: "openid email" }))).json();
    expect(Object.keys(await (await userinfo(world, fewer.access_token)).json()).sort()).toEqual([
      "email",
      "email_verified",
      "sub",
    ]);
  });

  it("signs the ID token with ES256, tells how it was done, and puts no personal data into it", async () => {
    const tokens = await (
      await redeem(world, await obtainCode(world, new Visitor(), { scope: "openid profile national_id" }))
    ).json();
    expect(decodeProtectedHeader(tokens.id_token).alg).toBe("ES256");
    const payload = decodeJwt(tokens.id_token);
    expect(payload).toMatchObject({ iss: world.issuer, aud: "site-one", nonce: "a nonce", amr: ["pwd", "sms", "mfa"] });
    expect(payload.acr).toMatch(/^urn:nafidha:loa:[12]$/);
    expect(payload.auth_time).toEqual(expect.any(Number));
    expect(Object.keys(payload)).not.toContain("national_id");
    expect(Object.keys(payload)).not.toContain("name");
  });

  it("tells in the ID token whether the number is verified and when it was changed, with the phone scope alone", async () => {
    const changed = { where: { id: world.account.id }, data: { mobileChangedAt: new Date(1_700_000_000_000) } };
    await world.storage.database.account.update(changed);
    const claimsWith = async (scope: string) =>
      decodeJwt((await (await redeem(world, await obtainCode(world, new Visitor(), { scope }))).json()).id_token);
    const told = { phone_number_verified: true, phone_number_changed_at: 1_700_000_000 };
    expect(await claimsWith("openid phone")).toMatchObject(told);
    const without = Object.keys(await claimsWith("openid email"));
    for (const name of [...Object.keys(told), "phone_number"]) expect(without).not.toContain(name);
    expect(Object.keys(await claimsWith("openid phone"))).not.toContain("phone_number");
    await world.storage.database.account.update({ ...changed, data: { mobileChangedAt: null } });
  });

  it("gives a new account's sites level 1, whatever the sign-in was worth", async () => {
    const { database } = world.storage;
    await database.account.update({
      where: { id: world.account.id },
      data: { cappedUntil: new Date(Date.now() + 60_000) },
    });
    const tokens = await (await redeem(world, await obtainCode(world, new Visitor()))).json();
    expect(decodeJwt(tokens.id_token).acr).toBe("urn:nafidha:loa:1");
    await database.account.update({ where: { id: world.account.id }, data: { cappedUntil: new Date(0) } });
  });

  it("remembers a consent for its scopes, and asks again for more", async () => {
    const visitor = new Visitor();
    await obtainCode(world, visitor, { scope: "openid phone" });
    const again = new Visitor();
    const begin = async (scope: string) =>
      again.visit(authorizationUrl(world, { scope, code_challenge: pkce().challenge }));
    await answerAll(world, again, await begin("openid phone"));
    expect((await begin("openid phone")).headers.get("location")).toContain("https://one.example/callback?code=");
    await world.clients.register(aClient({ client_id: "site-two", redirect_uris: ["https://two.example/cb"] }));
    const other = authorizationUrl(world, {
      client_id: "site-two",
      redirect_uri: "https://two.example/cb",
      scope: "openid phone",
      code_challenge: pkce().challenge,
    });
    const uid = uidOf(await again.visit(other));
    expect(await world.interactions.details(uid, again.cookieHeader(`/sign-in/${uid}`))).toMatchObject({
      prompt: "consent",
      toAnswer: [
        { name: "sub", group: "openid", need: "required" },
        { name: "phone_number", group: "phone", need: "required" },
        { name: "phone_number_verified", group: "phone", need: "required" },
        { name: "phone_number_changed_at", group: "phone", need: "required" },
      ],
      client: { id: "site-two", host: "two.example", name: { ar: "الموقع الأول", en: "Site One" } },
    });
  });

  it("tells the site access_denied when the person declines, and remembers nothing", async () => {
    const visitor = new Visitor();
    const client = aClient({ client_id: "site-denied", redirect_uris: ["https://denied.example/cb"] });
    await world.clients.register(client);
    const url = authorizationUrl(world, {
      client_id: "site-denied",
      redirect_uri: "https://denied.example/cb",
      code_challenge: pkce().challenge,
    });
    const uid = uidOf(await visitor.visit(url));
    const login = { accountId: world.account.id, acr: "urn:nafidha:loa:2", amr: ["pwd"] } as const;
    const resumed = await world.interactions.finishLogin(uid, visitor.cookieHeader(`/sign-in/${uid}`), login);
    const second = uidOf(await visitor.visit(resumed ?? ""));
    const denied = await world.interactions.finishConsent(second, visitor.cookieHeader(`/sign-in/${second}`), "deny");
    const last = await visitor.visit(denied ?? "");
    expect(last.headers.get("location")).toMatch(/^https:\/\/denied\.example\/cb\?error=access_denied/);
    expect(await world.storage.database.consent.count({ where: { clientId: "site-denied" } })).toBe(0);
  });

  it("gives a refresh token only to a site that may have one and asks for it", async () => {
    const without = await (await redeem(world, await obtainCode(world, new Visitor()))).json();
    expect(without.refresh_token).toBeUndefined();
    const scope = "openid offline_access";
    const tokens = await (
      await redeem(world, await obtainCode(world, new Visitor(), { scope, prompt: "consent" }))
    ).json();
    const refreshed = await requestToken(world, { grant_type: "refresh_token", refresh_token: tokens.refresh_token });
    expect(refreshed.status).toBe(200);
  });
});
