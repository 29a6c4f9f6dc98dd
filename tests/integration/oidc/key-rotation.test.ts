import { createRemoteJWKSet, decodeProtectedHeader, type JWTVerifyGetKey, jwtVerify } from "jose";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { announceSuccessor, giveUpKey, rotateDueKeys } from "#lib/flows/signing-keys/rotate-keys.ts";
import { tellSite } from "#lib/oidc/back-channel-logout.ts";
import { generateSigningKey, KEY_SET_SECONDS } from "#lib/oidc/signing-keys.ts";
import type { SigningKey } from "#lib/ports/signing-key-store.ts";
import { obtainCode, redeem, requestToken, userinfo, Visitor } from "#tests/support/oidc-visitor.ts";
import { aClient, type OidcWorld, oidcWorld } from "#tests/support/oidc-world.ts";

const MINUTE_MS = 60_000;
/** A rotation in 90 minutes, in the same proportions to the key set's and the tokens' times as the real one. */
const TIMES = { signMs: 90 * MINUTE_MS, announceMs: 30 * MINUTE_MS, retireMs: 40 * MINUTE_MS };
const STEP_MS = 4 * MINUTE_MS;
const ROTATION_STEPS = 60;

/** A site's library that keeps the key set for as long as it may, and asks no earlier for a key that it does not know. */
const patientSite = ({ issuer }: OidcWorld): JWTVerifyGetKey =>
  createRemoteJWKSet(new URL(`${issuer}/oidc/jwks`), { cacheMaxAge: KEY_SET_SECONDS * 1000, cooldownDuration: 1e12 });

type Issued = { readonly token: string; readonly at: number };

describe("two processes whose signing keys are rotated", () => {
  let first: Awaited<ReturnType<typeof oidcWorld>>;
  let second: OidcWorld;
  const rsa: SigningKey[] = [];

  beforeAll(async () => {
    first = await oidcWorld();
    second = await oidcWorld(first.database);
    rsa.push(...(await Promise.all([1, 2, 3, 4].map(() => generateSigningKey("RS256")))));
  });
  afterAll(async () => {
    await second.close();
    await first.close();
  });
  beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"] }));
  afterEach(() => void vi.useRealTimers());

  const portsOf = (world: OidcWorld) => ({
    ...world.keyPorts,
    makeKey: async (algorithm: SigningKey["algorithm"]) =>
      (algorithm === "RS256" ? rsa.pop() : undefined) ?? generateSigningKey(algorithm),
  });
  const rotate = (world: OidcWorld) => rotateDueKeys(portsOf(world), TIMES, Date.now());
  const signedIn = async (world: OidcWorld) =>
    (
      await redeem(world, await obtainCode(world, new Visitor(), { scope: "openid offline_access", prompt: "consent" }))
    ).json();
  const signingKid = async (algorithm = "ES256") =>
    (await first.keyPorts.signingKeys.list()).find((key) => key.algorithm === algorithm && key.state === "signing")
      ?.kid ?? "";

  it("fail no site that keeps the key set, with any token of either, through whole rotations at the same instants", async () => {
    const worlds = [first, second] as const;
    const sites = worlds.map(patientSite);
    const refresh: string[] = [];
    for (const world of worlds) refresh.push((await signedIn(world)).refresh_token);
    const kids = new Set<string>();
    let alive: readonly Issued[] = [];

    for (let step = 0; step < ROTATION_STEPS; step += 1) {
      vi.setSystemTime(Date.now() + STEP_MS);
      await Promise.all(worlds.map(rotate));
      // One process notices at once, the other after a step: far later than it does in earnest.
      await worlds[step % 2]?.live.refresh();
      for (const [index, world] of worlds.entries()) {
        const answer = await requestToken(world, { grant_type: "refresh_token", refresh_token: refresh[index] ?? "" });
        expect(answer.status).toBe(200);
        const tokens = await answer.json();
        refresh[index] = tokens.refresh_token;
        kids.add(String(decodeProtectedHeader(tokens.id_token).kid));
        alive = [...alive, { token: tokens.id_token, at: Date.now() }];
      }
      alive = alive.filter(({ at }) => Date.now() - at < 10 * MINUTE_MS);
      for (const site of sites)
        for (const { token } of alive)
          await expect(jwtVerify(token, site, { audience: "site-one" })).resolves.toBeDefined();
    }
    expect(kids.size).toBeGreaterThanOrEqual(3);
    const states = (await first.keyPorts.signingKeys.list()).filter(({ algorithm }) => algorithm === "ES256");
    expect(states.filter(({ state }) => state === "gone").length).toBeGreaterThanOrEqual(1);
    // Each step was taken once: as many keys began to sign as there are keys that ever signed.
    expect(states.filter(({ state }) => state !== "published")).toHaveLength(kids.size);
  });

  it("change over by themselves, without a restart, while requests go on", async () => {
    vi.useRealTimers();
    const unfollow = second.live.follow();
    try {
      const before = await signingKid();
      await giveUpKey(portsOf(first), before, Date.now());
      await vi.waitFor(
        async () => {
          const tokens = await signedIn(second);
          expect(decodeProtectedHeader(tokens.id_token).kid).toBe(await signingKid());
        },
        { timeout: 20_000, interval: 100 },
      );
      expect(await signingKid()).not.toBe(before);
    } finally {
      unfollow();
    }
  });

  it("let a sign-in, a code, an access token and a refresh token that were begun before end well after the change", async () => {
    const begun = await obtainCode(second, new Visitor());
    const tokens = await signedIn(second);
    await giveUpKey(portsOf(first), await signingKid(), Date.now());
    await second.live.refresh();
    expect((await redeem(second, begun)).status).toBe(200);
    expect((await userinfo(second, tokens.access_token)).status).toBe(200);
    const refresh = { grant_type: "refresh_token", refresh_token: tokens.refresh_token };
    expect((await requestToken(second, refresh)).status).toBe(200);
  });

  it("publish a key that was given up no more, and every site that reads the set again refuses what it signed", async () => {
    await Promise.all([first, second].map(({ live }) => live.refresh()));
    const site = patientSite(second);
    const { id_token } = await signedIn(first);
    await expect(jwtVerify(id_token, site)).resolves.toBeDefined();
    await giveUpKey(portsOf(first), await signingKid(), Date.now());
    await second.live.refresh();
    // What it costs: a site that keeps the set believes the lost key, and knows no new one, until it reads again.
    await expect(jwtVerify(id_token, site)).resolves.toBeDefined();
    await first.live.refresh();
    const fresh = await signedIn(first);
    await expect(jwtVerify(fresh.id_token, site)).rejects.toThrow("no applicable key");
    vi.setSystemTime(Date.now() + KEY_SET_SECONDS * 1000);
    await expect(jwtVerify((await signedIn(first)).id_token, site)).resolves.toBeDefined();
    await expect(jwtVerify(id_token, site, { currentDate: new Date(0) })).rejects.toThrow("no applicable key");
  });

  it("sign by RS256 with the key of now for a site that asks", async () => {
    const site = aClient({ client_id: "site-rsa", id_token_signed_response_alg: "RS256" });
    await first.clients.register(site);
    await announceSuccessor(portsOf(first), "RS256", Date.now());
    await first.live.refresh();
    const code = await obtainCode(first, new Visitor(), { client_id: "site-rsa" });
    const { id_token } = await (await redeem(first, code, site)).json();
    expect(decodeProtectedHeader(id_token)).toMatchObject({ alg: "RS256", kid: await signingKid("RS256") });
  });

  it("sign logout tokens with the key of now too", async () => {
    const told: string[] = [];
    const { issuer, live, storage } = second;
    const post = async (_address: string, { logout_token = "" }: Readonly<Record<string, string>>) => {
      told.push(logout_token);
      return 200;
    };
    const tell = tellSite({ issuer, current: live.current, hash: storage.hash, post });
    await first.clients.register(
      aClient({ client_id: "site-told", backchannel_logout_uri: "https://one.example/out" }),
    );
    await giveUpKey(portsOf(first), await signingKid(), Date.now());
    await second.live.refresh();
    expect(await tell({ clientId: "site-told", sid: "a session", accountId: first.account.id })).toBe("told");
    expect(decodeProtectedHeader(told[0] ?? "").kid).toBe(await signingKid());
    await expect(jwtVerify(told[0] ?? "", patientSite(second))).resolves.toBeDefined();
  });

  it("keep the keys that they have when the new ones cannot be read, and go on", async () => {
    const before = first.live.current();
    await giveUpKey(portsOf(second), await signingKid(), Date.now());
    const load = vi.spyOn(first.keyPorts.signingKeys, "load").mockRejectedValueOnce(new Error("the database is away"));
    await expect(first.live.refresh()).rejects.toThrow("the database is away");
    expect(first.live.current()).toBe(before);
    expect((await signedIn(first)).id_token).toBeDefined();
    load.mockRestore();
    await first.live.refresh();
    expect(first.live.current()).not.toBe(before);
  });

  it("serve the key set to be kept for its time and to be asked for briefly, without a private member", async () => {
    const url = `${first.issuer}/oidc/jwks`;
    const answer = await fetch(url);
    expect(answer.headers.get("cache-control")).toBe(`public, max-age=${KEY_SET_SECONDS}`);
    const tag = answer.headers.get("etag") ?? "";
    expect(tag).toMatch(/^"[\w-]{22}"$/);
    const { keys } = await answer.json();
    const allowed = ["alg", "crv", "e", "kid", "kty", "n", "use", "x", "y"];
    for (const key of keys) for (const member of Object.keys(key)) expect(allowed).toContain(member);
    expect(keys.length).toBeGreaterThanOrEqual(2);
    expect((await fetch(url, { headers: { "if-none-match": tag, "cache-control": "max-age=0" } })).status).toBe(304);

    await giveUpKey(portsOf(first), await signingKid(), Date.now());
    await first.live.refresh();
    const changed = await fetch(url, { headers: { "if-none-match": tag, "cache-control": "max-age=0" } });
    expect(changed.status).toBe(200);
    expect(changed.headers.get("etag")).not.toBe(tag);
  });
});
