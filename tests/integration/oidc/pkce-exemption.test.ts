import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { importClients, runClientsCommand } from "#scripts/clients/commands.ts";
import { authorizationUrl, obtainCode, pkce, redeem, requestToken, Visitor } from "#tests/support/oidc-visitor.ts";
import { aClient, type OidcWorld, oidcWorld } from "#tests/support/oidc-world.ts";

const REASON = "a program of 2014 that is replaced next year";
const EXEMPT = aClient({
  client_id: "site-old",
  redirect_uris: ["https://old.example/cb"],
  post_logout_redirect_uris: [],
  pkce_exemption: REASON,
});
const WITHOUT = { code_challenge: undefined, code_challenge_method: undefined };
const AT = { client_id: "site-old", redirect_uri: "https://old.example/cb" };

describe("a site that is exempt from PKCE", () => {
  let world: OidcWorld;

  beforeAll(async () => {
    world = await oidcWorld();
  });
  afterAll(() => world.close());

  it("is named with the reason when it is registered and in the list", async () => {
    const imported = await importClients(world.clients, JSON.stringify([EXEMPT]), process.env);
    expect(imported).toBe(`registered site-old\tWITHOUT PKCE: ${REASON}`);
    const list = (await runClientsCommand(world.clients, ["list"])).split("\n");
    expect(list).toContain(`site-old\tSite One\tbaseline\tWITHOUT PKCE: ${REASON}`);
    expect(list).toContain("site-one\tSite One\tbaseline");
  });

  it("signs people in without a challenge, and each time the log says so, and of whom", async () => {
    const before = world.logged.length;
    const { code } = await obtainCode(world, new Visitor(), { ...AT, ...WITHOUT });
    const response = await requestToken(
      world,
      { grant_type: "authorization_code", code, redirect_uri: AT.redirect_uri },
      EXEMPT,
    );
    expect(response.status).toBe(200);
    const used = world.logged.slice(before).filter(({ event }) => event === "oidc.pkce_exemption_used");
    expect(used.length).toBeGreaterThan(0);
    expect(used[0]?.facts).toEqual({ client: "site-old" });
  });

  it("attack: the challenge that it did send is left out at the end, or one appears that it had not sent (downgrade)", async () => {
    const sent = await obtainCode(world, new Visitor(), AT);
    const bare = { grant_type: "authorization_code", code: sent.code, redirect_uri: AT.redirect_uri };
    expect((await requestToken(world, bare, EXEMPT)).status).toBe(400);
    const { code } = await obtainCode(world, new Visitor(), { ...AT, ...WITHOUT });
    expect((await redeem(world, { code, verifier: pkce().verifier }, EXEMPT)).status).toBe(400);
  });

  it("stands alone: every other site still has to send a challenge, by S256", async () => {
    for (const changes of [WITHOUT, { code_challenge: pkce().verifier, code_challenge_method: "plain" }]) {
      const refused = await new Visitor().visit(authorizationUrl(world, changes));
      expect(refused.headers.get("location")).toContain("error=invalid_request");
    }
  });

  it("attack: an exemption that stands in a public site's registration all the same exempts nobody", async () => {
    const changes = { token_endpoint_auth_method: "none", client_secret: undefined, client_id: "site-public" };
    await world.clients.register({ ...EXEMPT, ...changes });
    const refused = await new Visitor().visit(authorizationUrl(world, { ...AT, ...WITHOUT, client_id: "site-public" }));
    expect(refused.headers.get("location")).toContain("error=invalid_request");
  });
});
