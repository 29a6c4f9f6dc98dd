import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asking, begin, consentAt, dataSite, receive, signedInVisitor } from "#tests/support/data-steps.ts";
import { postAsSite, requestToken, userinfo, Visitor } from "#tests/support/oidc-visitor.ts";
import { oidcWorld } from "#tests/support/oidc-world.ts";
import { readAuditLog } from "#tests/support/storage.ts";

const TRUST = "urn:nafidha:trust:civil-registry";
const ALL = "openid profile email phone national_id";

describe("what leaves the portal about a person", () => {
  let world: Awaited<ReturnType<typeof oidcWorld>>;

  beforeAll(async () => {
    world = await oidcWorld();
  });
  afterAll(() => world.close());

  const ticking = (...ticked: string[]): Visitor => Object.assign(new Visitor(), { ticked });
  const names = (received: object): string[] => Object.keys(received).sort();
  const releases = (clientId: string) => world.storage.database.dataRelease.findMany({ where: { clientId } });

  it("is asked for claim by claim, and is the claims that were asked for, at the place where they were asked for", async () => {
    const site = await dataSite(world, "claim-by-claim");
    const claims = {
      userinfo: { national_id: { essential: true }, name_ar: { essential: true } },
      id_token: { birthdate_hijri: { essential: true } },
    };
    const received = await receive(world, site, { claims });
    const { identity, nationalId } = world.account;
    expect(received.userinfo).toEqual({
      sub: received.idToken.sub,
      national_id: nationalId,
      name_ar: identity.name.ar,
    });
    expect(received.idToken.birthdate_hijri).toBe(identity.birthDateHijri);
    expect(names(received.idToken)).not.toContain("national_id");
  });

  it("comes with where it is known from and since when, to who asks for that, and no more of it than was asked", async () => {
    const site = await dataSite(world, "verified");
    const evidence = [{ type: { value: "electronic_record" }, record: { type: null } }];
    const wish = (verification: object) => ({
      verified_claims: {
        verification,
        claims: { national_id: { essential: true }, birthdate: { essential: true }, name_en: { essential: true } },
      },
    });
    const claims = {
      userinfo: wish({ trust_framework: null, time: null, evidence }),
      id_token: wish({ trust_framework: { value: TRUST } }),
    };
    const received = await receive(world, site, { claims });
    const { identity, nationalId, createdAt } = world.account;
    const known = { national_id: nationalId, birthdate: identity.birthDate, name_en: identity.name.en };
    expect(received.userinfo.verified_claims).toEqual({
      verification: {
        trust_framework: TRUST,
        time: `${new Date(createdAt).toISOString().slice(0, 19)}Z`,
        evidence: [{ type: "electronic_record", record: { type: "population_register" } }],
      },
      claims: known,
    });
    expect(received.idToken.verified_claims).toEqual({ verification: { trust_framework: TRUST }, claims: known });
    expect(received.userinfo).not.toHaveProperty("national_id");
  });

  it("is no verified data at all where a condition about their verification does not hold, and no error", async () => {
    const site = await dataSite(world, "conditions");
    const claims = {
      userinfo: {
        verified_claims: {
          verification: { trust_framework: { value: "eidas" } },
          claims: { national_id: { essential: true } },
        },
      },
    };
    expect((await receive(world, site, { claims })).userinfo).toEqual({ sub: expect.any(String) });
  });

  it("is not what the registration leaves out, by whichever way it is asked for, also when it was taken away afterwards", async () => {
    const allowed = ["name", "birthdate", "email", "email_verified"];
    const site = await dataSite(world, "narrow", { claims_allowed: allowed });
    const verified = {
      verification: { trust_framework: null },
      claims: { national_id: { essential: true }, birthdate: { essential: true } },
    };
    const claims = {
      userinfo: { national_id: { essential: true }, verified_claims: verified },
      id_token: { gender: { essential: true } },
    };
    const wish = { scope: "openid profile email", claims };
    const received = await receive(world, site, wish);
    expect(names(received.userinfo)).toEqual([
      "birthdate",
      "email",
      "email_verified",
      "name",
      "sub",
      "verified_claims",
    ]);
    expect(received.userinfo.verified_claims).toMatchObject({ claims: { birthdate: expect.any(String) } });
    expect(JSON.stringify(received)).not.toContain(world.account.nationalId);
    expect(names(received.idToken)).not.toContain("gender");
    await world.clients.register({ ...site, claims_allowed: ["name"] });
    expect(names(await (await userinfo(world, received.tokens.access_token)).json())).toEqual(["name", "sub"]);
  });

  it("is not what the person did not tick: neither in the ID token, at userinfo, after a refresh, nor in a token's scopes", async () => {
    const site = await dataSite(world, "refused", { optional_scope: "email phone" });
    const claims = { id_token: { email: { essential: true } }, userinfo: { nationality: null } };
    const wish = { scope: `${ALL} offline_access`, claims, prompt: "consent" };
    const { tokens, idToken, userinfo: person } = await receive(world, site, wish, ticking("email"));
    expect(names(person)).toEqual(expect.arrayContaining(["email", "national_id", "name", "nationality"]));
    expect(names(person).filter((name) => name.startsWith("phone"))).toEqual([]);
    expect(names(idToken).filter((name) => name.startsWith("phone"))).toEqual([]);
    expect(idToken.email).toBe(world.account.email?.address);
    expect(tokens.scope).not.toContain("phone");
    const refresh = { grant_type: "refresh_token", refresh_token: tokens.refresh_token ?? "" };
    const again = await (await requestToken(world, refresh, site)).json();
    const later = await (await userinfo(world, again.access_token)).json();
    expect(names(later).filter((name) => name.startsWith("phone"))).toEqual([]);
    const asked = await postAsSite(`${world.issuer}/oidc/introspect`, { token: again.access_token }, site);
    expect(await asked.text()).not.toContain("phone");
  });

  it("is asked about once: neither what was agreed to nor what was refused is asked for again, and what is new is", async () => {
    const site = await dataSite(world, "once", { optional_scope: "email phone" });
    const wish = { scope: "openid profile email phone" };
    await receive(world, site, wish, ticking("phone"));
    const visitor = await signedInVisitor(world);
    expect((await begin(world, site, wish, visitor)).headers.get("location")).toContain("code=");
    const more = { scope: "openid profile email national_id" };
    const { details } = await consentAt(world, visitor, await begin(world, site, more, visitor));
    expect([...new Set(details.toAnswer.map(({ group }) => group))]).toEqual(["national_id"]);
  });

  it("is asked about again when the site cannot do without what was refused", async () => {
    const site = await dataSite(world, "needed-later", { optional_scope: "email" });
    await receive(world, site, { scope: "openid email" });
    await world.clients.register({ ...site, optional_scope: "" });
    const visitor = await signedInVisitor(world);
    const { details } = await consentAt(world, visitor, await begin(world, site, { scope: "openid email" }, visitor));
    expect(details.toAnswer.map(({ name, need }) => [name, need])).toEqual([
      ["email", "required"],
      ["email_verified", "required"],
    ]);
  });

  it("can be narrowed at a page that is shown for the asking, and then is narrow for tokens of before, too", async () => {
    const site = await dataSite(world, "narrowed", { optional_scope: "email" });
    const wish = { scope: "openid email", prompt: "consent" };
    const { tokens, userinfo: before } = await receive(world, site, wish, ticking("email"));
    expect(before).toHaveProperty("email");
    await receive(world, site, wish, ticking());
    expect(names(await (await userinfo(world, tokens.access_token)).json())).toEqual(["sub"]);
    await receive(world, site, wish, ticking("email"));
    expect(await (await userinfo(world, tokens.access_token)).json()).toHaveProperty("email");
  });

  it("attack: is not more because a forged form agrees to more than was asked", async () => {
    const site = await dataSite(world, "forged", { optional_scope: "email phone national_id" });
    const forger = ticking(
      "email",
      "national_id",
      "phone",
      "profile",
      "offline_access",
      "sub",
      "verified_claims",
      "openid",
    );
    const received = await receive(
      world,
      site,
      { scope: "openid email", claims: { userinfo: { gender: null } } },
      forger,
    );
    expect(names(received.userinfo)).toEqual(["email", "email_verified", "gender", "sub"]);
    const consent = await world.storage.database.consent.findFirst({ where: { clientId: "forged" } });
    expect(consent?.claims).toEqual(["email", "email_verified", "gender", "sub"]);
    expect((await receive(world, site, { scope: "openid" }, forger)).userinfo).toEqual({ sub: expect.any(String) });
  });

  it("is recorded by name, never by value: one row for a person, site and day, however often it leaves", async () => {
    const site = await dataSite(world, "recorded");
    const { tokens } = await receive(world, site, { scope: "openid email phone" });
    for (let time = 0; time < 3; time += 1) await userinfo(world, tokens.access_token);
    await receive(world, site, { scope: "openid", claims: { userinfo: { gender: { essential: true } } } });
    const [row, ...others] = await releases("recorded");
    expect(others).toEqual([]);
    // A number that never changed has no time of its change, which therefore did not leave.
    const left = ["email", "email_verified", "gender", "phone_number", "phone_number_verified", "sub"];
    expect(row).toMatchObject({ accountId: world.account.id, claims: left, times: 7 });
    expect(row?.lastAt.getTime()).toBeGreaterThan(row?.firstAt.getTime() ?? Number.POSITIVE_INFINITY);
    expect(JSON.stringify(row)).not.toContain(world.account.mobile.number);
  });

  it("is nothing, and nothing is recorded, for an account that is frozen", async () => {
    const site = await dataSite(world, "frozen");
    const { tokens } = await receive(world, site, { scope: "openid email" });
    const [before] = await releases("frozen");
    const account = { where: { id: world.account.id } };
    await world.storage.database.account.update({ ...account, data: { status: "frozen" } });
    expect((await userinfo(world, tokens.access_token)).status).toBe(401);
    await world.storage.database.account.update({ ...account, data: { status: "active" } });
    expect(await releases("frozen")).toEqual([before]);
  });

  it("is written to the audit log as agreed to and refused, by name", async () => {
    const site = await dataSite(world, "audited", { optional_scope: "email" });
    await receive(world, site, { scope: "openid email national_id" });
    const details = (await readAuditLog(world.database.ownerUrl)).find(
      (line) => line.event === "consent.granted" && JSON.stringify(line.details).includes('"audited"'),
    )?.details;
    expect(details).toEqual({
      client: "audited",
      scopes: "national_id openid",
      claims: "national_id national_id_expiry national_id_type sub",
      refused: "email email_verified",
    });
  });

  it.each([
    ["longer than it may be", { userinfo: { unknown: { values: ["x".repeat(4000)] } } }],
    ["nested deeper than it may be", { userinfo: { a: { b: { c: { d: { e: { f: { g: { h: 1 } } } } } } } } }],
    ["an array where one object is taken", { userinfo: { verified_claims: [] } }],
    [
      "verified claims of nothing",
      { userinfo: { verified_claims: { verification: { trust_framework: null }, claims: {} } } },
    ],
    ["a claim that is asked for by a word", { userinfo: { email: "please" } }],
  ])("is not asked for by a claims parameter that is %s", async (_what, claims) => {
    const site = await dataSite(world, "bad-claims");
    const response = await begin(world, site, { claims }, new Visitor());
    const answer = new URL(response.headers.get("location") ?? "http://nowhere").searchParams;
    expect(answer.get("error")).toBe("invalid_request");
    expect(answer.get("error_description")).toContain("the claims parameter");
    expect(asking(site, { claims }).claims).toBeDefined();
  });
});
