import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseClientFile } from "#lib/oidc/client-metadata.ts";
import type { ClientMetadata } from "#lib/ports/client-store.ts";
import { requestToken, userinfo } from "#tests/support/oidc-visitor.ts";
import { aClient, type OidcWorld, oidcWorld } from "#tests/support/oidc-world.ts";

const GRANT = { grant_type: "client_credentials" };
const MACHINE = {
  client_id: "machine-one",
  client_secret: "a secret of the first machine, long enough",
  client_name: "Machine One",
  grant_types: ["client_credentials"],
};

/** A registration as `npm run clients` takes it. */
function registered(metadata: object): ClientMetadata {
  const parsed = parseClientFile(JSON.stringify([metadata]), {});
  const [client] = parsed.ok ? parsed.value : [];
  if (client === undefined) throw new Error(JSON.stringify(parsed));
  return client;
}

function introspect({ issuer }: OidcWorld, token: string, { client_id: id, client_secret: secret }: ClientMetadata) {
  const credentials = `${encodeURIComponent(id)}:${encodeURIComponent(String(secret))}`;
  return fetch(`${issuer}/oidc/introspect`, {
    method: "POST",
    headers: { authorization: `Basic ${Buffer.from(credentials).toString("base64")}` },
    body: new URLSearchParams({ token }),
  });
}

describe("a site's token for itself", () => {
  let world: OidcWorld;
  const machine = registered(MACHINE);

  beforeAll(async () => {
    world = await oidcWorld();
    await world.clients.register(machine);
  });
  afterAll(() => world.close());

  it("is given to a site that registered for it, which needs no address to come back to", async () => {
    const response = await requestToken(world, GRANT, machine);
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await response.json()).toEqual({
      access_token: expect.stringMatching(/^[\w-]{43}$/),
      expires_in: 600,
      token_type: "Bearer",
    });
  });

  it("is refused to a site that did not register for it", async () => {
    const response = await requestToken(world, GRANT, aClient());
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: "invalid_request" });
  });

  it("is refused to who does not prove to be the site", async () => {
    const response = await requestToken(world, GRANT, { ...machine, client_secret: "guessed" });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ error: "invalid_client" });
  });

  it.each(["openid", "national_id", "openid profile offline_access", "everything"])(
    "carries no person, so the scope %j is refused",
    async (scope) => {
      const response = await requestToken(world, { ...GRANT, scope }, machine);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ error: "invalid_scope" });
    },
  );

  it("is given to who sends the scope without a value, as to who leaves it out", async () => {
    expect((await requestToken(world, { ...GRANT, scope: "" }, machine)).status).toBe(200);
  });

  it("is stored without person and grant, to the second of its end", async () => {
    await requestToken(world, GRANT, machine);
    const rows = await world.storage.database.oidcRecord.findMany({ where: { model: "ClientCredentials" } });
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(row).toMatchObject({ accountId: null, grantId: null, uid: null });
      expect(Number(row.expiresAt) - Date.now()).toBeLessThanOrEqual(600_000);
    }
  });

  it("opens no person's data at userinfo", async () => {
    const { access_token: token } = await (await requestToken(world, GRANT, machine)).json();
    const response = await userinfo(world, token);
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ error: "invalid_token" });
  });

  it("is known to be good to the site itself alone, as the site's and nobody's", async () => {
    const { access_token: token } = await (await requestToken(world, GRANT, machine)).json();
    const own = await (await introspect(world, token, machine)).json();
    expect(own).toMatchObject({ active: true, client_id: machine.client_id });
    expect(Object.keys(own)).not.toContain("sub");
    expect(Object.keys(own)).not.toContain("scope");
    expect(await (await introspect(world, token, aClient())).json()).toEqual({ active: false });
  });

  it("leads nobody to a sign-in page: a site that only acts for itself begins no sign-in", async () => {
    const asked = { client_id: machine.client_id, response_type: "code", scope: "openid" };
    const response = await fetch(`${world.issuer}/oidc/auth?${new URLSearchParams(asked)}`, { redirect: "manual" });
    expect(response.status).toBe(400);
    expect(response.headers.get("location")).toBeNull();
  });
});
