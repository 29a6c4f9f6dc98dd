import { request } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { accept } from "#lib/domain/result.ts";
import { NO_EFFECTS } from "#lib/ports/effects.ts";
import { endSessions } from "#lib/stores/end-sessions.ts";
import { transact } from "#lib/stores/transaction.ts";
import {
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

/** A request whose line and headers are written as they are. */
function raw(issuer: string, path: string, headers: Record<string, string>): Promise<{ status: number; body: string }> {
  const { hostname, port } = new URL(issuer);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, headers, setHost: false }, (response) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        body += chunk;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body }));
    });
    sent.on("error", reject);
    sent.end();
  });
}

describe("attacks on the provider", () => {
  let world: OidcWorld;

  beforeAll(async () => {
    world = await oidcWorld();
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    await world.storage.database.account.updateMany({ data: { status: "active", frozenUntil: null } });
  });

  const signedIn = async (scope = "openid offline_access") => {
    const code = await obtainCode(world, new Visitor(), { scope, prompt: "consent" });
    return (await redeem(world, code)).json();
  };

  it("gives tokens to one of eight parallel redemptions of a code, and then revokes what it gave", async () => {
    for (let round = 0; round < 5; round += 1) {
      const code = await obtainCode(world, new Visitor());
      const answers = await Promise.all(Array.from({ length: 8 }, () => redeem(world, code)));
      expect(answers.map((answer) => answer.status).sort()).toEqual([200, 400, 400, 400, 400, 400, 400, 400]);
      const given = await answers.find((answer) => answer.status === 200)?.json();
      expect((await userinfo(world, given.access_token)).status).toBe(401);
    }
  });

  it("refuses a code that was redeemed before and revokes what the first redemption gave", async () => {
    const code = await obtainCode(world, new Visitor());
    const tokens = await (await redeem(world, code)).json();
    expect((await userinfo(world, tokens.access_token)).status).toBe(200);
    expect(await (await redeem(world, code)).json()).toMatchObject({ error: "invalid_grant" });
    expect((await userinfo(world, tokens.access_token)).status).toBe(401);
  });

  it("opens no session by a sign-in that was answered, kept back and gone on with once every session had ended", async () => {
    const visitor = new Visitor();
    const { challenge } = pkce();
    const uid = uidOf(await visitor.visit(authorizationUrl(world, { code_challenge: challenge })));
    const cookies = visitor.cookieHeader(`/sign-in/${uid}`);
    const login = { accountId: world.account.id, acr: "urn:nafidha:loa:2", amr: ["pwd", "sms", "mfa"] } as const;
    const onward = await world.interactions.finishLogin(uid, cookies, login);
    await transact(world.storage, NO_EFFECTS, async (transaction) => {
      const ended = { accountId: world.account.id, exceptSid: null, reason: "password_set", at: 0 } as const;
      await endSessions(world.storage, transaction, ended);
      return accept(null);
    });
    const late = await visitor.visit(onward ?? "");
    expect(late.status).toBe(400);
    expect(late.headers.get("location")).toBeNull();
  });

  it("takes a stolen refresh token for what it is: using a replaced one revokes them all", async () => {
    const { refresh_token: first } = await signedIn();
    const second = await (await requestToken(world, { grant_type: "refresh_token", refresh_token: first })).json();
    expect(second.refresh_token).not.toBe(first);
    expect((await requestToken(world, { grant_type: "refresh_token", refresh_token: first })).status).toBe(400);
    const again = await requestToken(world, { grant_type: "refresh_token", refresh_token: second.refresh_token });
    expect(again.status).toBe(400);
    expect((await userinfo(world, second.access_token)).status).toBe(401);
  });

  it("gives one of eight parallel refreshes new tokens at most, and then none of them works", async () => {
    const { refresh_token } = await signedIn();
    const tries = Array.from({ length: 8 }, () => requestToken(world, { grant_type: "refresh_token", refresh_token }));
    const given = (await Promise.all(tries)).filter((answer) => answer.status === 200);
    expect(given).toHaveLength(1);
    const tokens = await given[0]?.json();
    expect((await userinfo(world, tokens.access_token)).status).toBe(401);
  });

  it("does not take a code for another site's, a refresh token for a code, or a code without its verifier", async () => {
    const other = aClient({ client_id: "site-other", redirect_uris: ["https://one.example/callback"] });
    await world.clients.register(other);
    const visitor = new Visitor();
    expect((await redeem(world, await obtainCode(world, visitor), other)).status).toBe(400);
    const code = await obtainCode(world, visitor);
    expect((await redeem(world, { ...code, verifier: pkce().verifier })).status).toBe(400);
    const { refresh_token } = await signedIn();
    expect((await redeem(world, { ...code, code: refresh_token })).status).toBe(400);
  });

  it("stops a frozen account on every channel at once: code, refresh, userinfo and a session that is open", async () => {
    const visitor = new Visitor();
    const code = await obtainCode(world, visitor);
    const tokens = await signedIn();
    await world.storage.database.account.updateMany({ data: { status: "frozen", frozenUntil: null } });
    expect((await redeem(world, code)).status).toBe(400);
    expect((await userinfo(world, tokens.access_token)).status).toBe(401);
    const refresh = { grant_type: "refresh_token", refresh_token: tokens.refresh_token };
    expect(await (await requestToken(world, refresh)).json()).toMatchObject({ error: "invalid_grant" });
    const silent = await visitor.visit(authorizationUrl(world, { prompt: "none", code_challenge: pkce().challenge }));
    expect(silent.headers.get("location")).toContain("error=login_required");
    const asked = await visitor.visit(authorizationUrl(world, { code_challenge: pkce().challenge }));
    expect(asked.headers.get("location")).toMatch(/^\/sign-in\//);
  });

  it("gives the session a new id with each sign-in, so that a planted one is worthless", async () => {
    const visitor = new Visitor();
    await obtainCode(world, visitor);
    const before = visitor.cookie("nafidha-session");
    const planted = new Visitor();
    planted.take([`nafidha-session-${new URL(world.issuer).port}=planted; path=/`]);
    await obtainCode(world, planted);
    expect(planted.cookie("nafidha-session")).not.toBe("planted");
    await obtainCode(world, visitor, { prompt: "login" });
    expect(visitor.cookie("nafidha-session")).not.toBe(before);
  });

  it("answers an interaction only to the browser it was begun in, and only at its own address", async () => {
    const visitor = new Visitor();
    const uid = uidOf(await visitor.visit(authorizationUrl(world, { code_challenge: pkce().challenge })));
    const cookies = visitor.cookieHeader(`/sign-in/${uid}`);
    expect(await world.interactions.details(uid, cookies)).toMatchObject({ uid, prompt: "login", session: null });
    expect(await world.interactions.details(uid, "")).toBeNull();
    expect(await world.interactions.details("another-uid", cookies)).toBeNull();
    expect(
      await world.interactions.details(
        uid,
        cookies.replace(/sig=(.)/g, (_, first) => `sig=${first === "X" ? "Y" : "X"}`),
      ),
    ).toBeNull();
    const name = cookies.split("=")[0];
    expect(await world.interactions.details(uid, `${name}=${uid}`)).toBeNull();
    expect(await world.interactions.finishConsent(uid, cookies, { ticked: [] })).toBeNull();
  });

  it("keeps no code, token, session id or uid in the database as it is", async () => {
    const visitor = new Visitor();
    const code = await obtainCode(world, visitor, {
      scope: "openid offline_access",
      prompt: "consent",
      login_hint: "1000000008",
    });
    const tokens = await (await redeem(world, code)).json();
    const session = visitor.cookie("nafidha-session") ?? "";
    const rows = JSON.stringify(await world.storage.database.oidcRecord.findMany());
    for (const secret of [code.code, tokens.access_token, tokens.refresh_token, session, "1000000008"]) {
      expect(secret.length).toBeGreaterThan(8);
      expect(rows).not.toContain(secret);
    }
  });

  it("shows each sector another subject for one person, the same one for ever", async () => {
    const subjectAt = async (clientId: string, host: string) => {
      const client = aClient({ client_id: clientId, redirect_uris: [`https://${host}/cb`] });
      await world.clients.register(client);
      const changes = { client_id: clientId, redirect_uri: `https://${host}/cb` };
      const tokens = await (await redeem(world, await obtainCode(world, new Visitor(), changes), client)).json();
      return (await (await userinfo(world, tokens.access_token)).json()).sub;
    };
    const first = await subjectAt("sector-a", "a.example");
    expect(await subjectAt("sector-b", "b.example")).not.toBe(first);
    expect(await subjectAt("sector-a2", "a.example")).toBe(first);
    expect(await subjectAt("sector-a", "a.example")).toBe(first);
    expect(first).not.toBe(world.account.id);
  });

  it.each([
    "https://one.example/callback/",
    "https://one.example/callback?x=1",
    "https://one.example.evil.example/callback",
    "https://evil.example/",
    "javascript:alert(1)",
  ])("shows its own error page instead of redirecting to %s", async (redirect_uri) => {
    for (const [language, text] of [
      ["ar", "تعذّر إتمام طلبك"],
      ["en", "We could not complete your request"],
    ] as const) {
      const url = authorizationUrl(world, { redirect_uri, code_challenge: pkce().challenge, ui_locales: language });
      const response = await new Visitor().visit(url);
      const html = await response.text();
      expect(response.status).toBe(400);
      expect(response.headers.get("location")).toBeNull();
      expect(html).toContain(text);
      expect(html).toContain(`<html lang="${language}" dir="${language === "ar" ? "rtl" : "ltr"}">`);
      expect(html).toMatch(/data-reference>reference-\d+</);
      expect(html).not.toContain("evil");
      expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
    }
    expect(JSON.stringify(world.logged)).toContain("invalid_redirect_uri");
  });

  it("writes nothing of a request into its error page as it came", async () => {
    const url = authorizationUrl(world, { client_id: "<script>alert(1)</script>" });
    const html = await (await new Visitor().visit(url)).text();
    expect(html).not.toContain("alert(1)");
  });

  it("refuses every request that names another host, in any way", async () => {
    const { host } = new URL(world.issuer);
    const path = "/.well-known/openid-configuration";
    expect((await raw(world.issuer, path, { host: "evil.example" })).status).toBe(421);
    expect((await raw(world.issuer, `http://evil.example${path}`, { host })).status).toBe(400);
    expect((await raw(world.issuer, `//evil.example${path}`, { host })).status).toBe(400);
    const forwarded = {
      host,
      "x-forwarded-host": "evil.example",
      "x-forwarded-proto": "https",
      forwarded: "host=evil.example",
    };
    const answer = await raw(world.issuer, path, forwarded);
    expect(answer.status).toBe(200);
    expect(answer.body).not.toContain("evil");
    expect(answer.body).not.toContain("https://localhost");
  });

  it("refuses a body that is too large before it is read, with its length declared or not", async () => {
    const body = `grant_type=${"a".repeat(70_000)}`;
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const declared = await fetch(`${world.issuer}/oidc/token`, { method: "POST", headers, body });
    expect(declared.status).toBe(413);
    const endless = () => new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(20_000)) });
    const chunked = (path: string) => {
      const posted = { method: "POST", headers, body: endless(), duplex: "half" };
      return fetch(`${world.issuer}${path}`, posted);
    };
    expect((await chunked("/oidc/token")).status).toBeGreaterThanOrEqual(400);
    expect((await chunked("/ar/registration")).status).toBe(413);
  });

  it("keeps Next's own fetches away from the protocol, so that the browser comes as a navigation", async () => {
    for (const name of ["rsc", "next-action"]) {
      const response = await fetch(`${world.issuer}/oidc/auth`, { headers: { [name]: "1" } });
      expect(response.status).toBe(404);
    }
  });

  it("believes no header in which a client names its own network", async () => {
    const headers = {
      "x-nafidha-network": "10.0.0.0/24",
      "x-forwarded-for": "10.0.0.1",
      "x-middleware-subrequest": "1",
    };
    const { headers: seen } = await (await fetch(`${world.issuer}/ar`, { headers })).json();
    expect(seen["x-nafidha-network"]).toBe("127.0.0.0/24");
    expect(JSON.stringify(seen)).not.toContain("10.0.0");
    expect(seen).not.toHaveProperty("x-middleware-subrequest");
  });
});
