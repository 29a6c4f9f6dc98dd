import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Otherwise, type PortalStandIn, portalStandIn } from "#tests/support/portal-stand-in.ts";
import { absher } from "../../../examples/government-sites/app/absher/site.ts";
import { tawakkalna } from "../../../examples/government-sites/app/tawakkalna/site.ts";
import { backChannelLogout } from "../../../examples/government-sites/lib/back-channel-logout.ts";
import { sessionsOf } from "../../../examples/government-sites/lib/sessions.ts";

describe("a site that is told of the end of a sign-on", () => {
  let portal: PortalStandIn;
  const receive = backChannelLogout(absher);

  beforeAll(async () => {
    portal = await portalStandIn();
    vi.stubEnv("ISSUER_URL", portal.issuer);
    vi.stubEnv("EXAMPLES_URL", "http://localhost:3001");
    vi.spyOn(console, "info").mockReturnValue();
    vi.spyOn(console, "warn").mockReturnValue();
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
    await portal.close();
  });

  /** A session at Absher, begun a minute ago. */
  const aSession = (sid: string, sub = "a person") =>
    sessionsOf(absher).start({ sub, sid, iat: Math.floor(Date.now() / 1000) - 60, idToken: "kept on the server" });
  const isAlive = (id: string) => sessionsOf(absher).isAlive(id);

  function post(token: string, to = receive): Promise<Response> {
    const body = new URLSearchParams({ logout_token: token }).toString();
    const headers = {
      "content-type": "application/x-www-form-urlencoded",
      "content-length": String(Buffer.byteLength(body)),
    };
    return to(new Request("http://site/", { method: "POST", headers, body }));
  }
  const tell = async (otherwise: Otherwise) => post(await portal.logoutToken("absher", otherwise));

  it("ends exactly the sessions of the sign-on that the token names, and says that nobody may keep the answer", async () => {
    const [meant, also, other] = [aSession("sign-on 1"), aSession("sign-on 1"), aSession("sign-on 2")];
    const atAnotherSite = sessionsOf(tawakkalna).start({ sub: "a person", sid: "sign-on 1", iat: 0, idToken: "" });
    const answer = await tell({ claims: { sid: "sign-on 1" } });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect([meant, also, other].map(isAlive)).toEqual([false, false, true]);
    expect(sessionsOf(tawakkalna).isAlive(atAnotherSite)).toBe(true);
  });

  it("ends every session of the person when the token names no sign-on, and no session of anybody else", async () => {
    const [meant, also, other] = [aSession("3", "she"), aSession("4", "she"), aSession("5", "somebody else")];
    expect((await tell({ claims: { sub: "she" } })).status).toBe(200);
    expect([meant, also, other].map(isAlive)).toEqual([false, false, true]);
  });

  it("is content when there is nothing to end", async () => {
    expect((await tell({ claims: { sid: "nobody's" } })).status).toBe(200);
  });

  it("starts no session of a sign-on that was ended while the sign-in was on its way", async () => {
    await tell({ claims: { sid: "overtaken" } });
    expect(isAlive(aSession("overtaken"))).toBe(false);
    await tell({ claims: { sub: "overtaken as well" } });
    expect(isAlive(aSession("6", "overtaken as well"))).toBe(false);
  });

  const now = Math.floor(Date.now() / 1000);
  const bad: readonly (readonly [string, Otherwise])[] = [
    ["is signed by somebody else", { forged: true }],
    ["is meant for another site", { claims: { aud: "tawakkalna" } }],
    ["comes from another issuer", { claims: { iss: "https://evil.example" } }],
    ["has a nonce, as an ID token has", { claims: { nonce: "a nonce" } }],
    ["is an ID token by its type", { typ: "JWT" }],
    ["is about no logout", { claims: { events: { "http://schemas.openid.net/event/other": {} } } }],
    ["has no events", { claims: { events: undefined } }],
    [
      "has a logout event that is no object",
      { claims: { events: { "http://schemas.openid.net/event/backchannel-logout": "yes" } } },
    ],
    ["has no jti", { claims: { jti: undefined } }],
    ["has no iat", { claims: { iat: undefined } }],
    ["has no exp", { claims: { exp: undefined } }],
    ["has expired", { claims: { iat: now - 100, exp: now - 60 } }],
    ["is too old, whatever its exp says", { claims: { iat: now - 600, exp: now + 600 } }],
    ["comes from the future", { claims: { iat: now + 600, exp: now + 700 } }],
    ["names nobody", { claims: { sub: undefined, sid: undefined } }],
  ];
  it.each(bad)("refuses a token that %s, and ends nothing", async (why, otherwise) => {
    const session = aSession(why);
    const claims = { sid: why, ...otherwise.claims };
    const answer = await tell({ ...otherwise, claims });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({ error: "invalid_request" });
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(isAlive(session)).toBe(true);
  });

  it("refuses a replayed token: it would end what was begun since", async () => {
    const token = await portal.logoutToken("absher", { claims: { sid: "replayed" } });
    expect((await post(token)).status).toBe(200);
    expect((await post(token)).status).toBe(400);
  });

  it("obeys one of two copies that arrive at the same instant", async () => {
    const token = await portal.logoutToken("absher", { claims: { sid: "twice" } });
    const answers = await Promise.all([post(token), post(token)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
  });

  it("does not refuse a good token while the portal's keys cannot be had, so that it is sent again and obeyed", async () => {
    vi.resetModules();
    const { backChannelLogout: begin } = await import("../../../examples/government-sites/lib/back-channel-logout.ts");
    const starting = begin(absher);
    const session = aSession("not forgotten");
    const tellIt = async () => post(await portal.logoutToken("absher", { claims: { sid: "not forgotten" } }), starting);
    vi.stubEnv("ISSUER_URL", "http://127.0.0.1:9");
    expect((await tellIt()).status).toBe(503);
    vi.stubEnv("ISSUER_URL", portal.issuer);
    portal.loseKeys();
    expect((await tellIt()).status).toBe(503);
    expect(isAlive(session)).toBe(true);
    portal.findKeys();
    expect((await tellIt()).status).toBe(200);
    expect(isAlive(session)).toBe(false);
  });

  it.each([
    ["nothing", ""],
    ["no token", "logout_token="],
    ["what is no token", "logout_token=abc"],
    ["an unsigned token", `logout_token=${Buffer.from('{"alg":"none"}').toString("base64url")}.e30.`],
  ])("refuses %s with 400", async (_what, body) => {
    const headers = { "content-length": String(body.length) };
    expect((await receive(new Request("http://site/", { method: "POST", headers, body }))).status).toBe(400);
  });

  it("refuses a body that is too long or does not say how long it is, without reading it", async () => {
    const headers = { "content-length": String(1024 * 1024) };
    const long = new Request("http://site/", { method: "POST", headers, body: "logout_token=a" });
    const unsaid = new Request("http://site/", { method: "POST", body: "logout_token=a" });
    expect((await receive(long)).status).toBe(400);
    expect((await receive(unsaid)).status).toBe(400);
    expect([long.bodyUsed, unsaid.bodyUsed]).toEqual([false, false]);
  });
});
