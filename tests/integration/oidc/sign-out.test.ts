import { decodeJwt, exportJWK, generateKeyPair, importJWK, SignJWT, UnsecuredJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { insertAccount } from "#lib/stores/account-writes.ts";
import { anAccount } from "#tests/support/fakes/memory-accounts.ts";
import { obtainCode, redeem, Visitor } from "#tests/support/oidc-visitor.ts";
import { aClient, type OidcWorld, oidcWorld } from "#tests/support/oidc-world.ts";
import { signOut, xsrfOf } from "#tests/support/sign-out-steps.ts";

const BYE = "https://one.example/bye";

describe("signing out at a site's wish (RP-Initiated Logout)", () => {
  let world: Awaited<ReturnType<typeof oidcWorld>>;

  beforeAll(async () => {
    world = await oidcWorld();
  });
  afterAll(() => world.close());

  async function signedIn(visitor: Visitor, as: OidcWorld = world): Promise<string> {
    const tokens = await (await redeem(world, await obtainCode(as, visitor))).json();
    return tokens.id_token;
  }
  const endAddress = (query: Record<string, string>) =>
    `${world.issuer}/oidc/session/end?${new URLSearchParams({ ui_locales: "en", ...query })}`;
  const confirm = (visitor: Visitor, body: Record<string, string>, headers: Record<string, string> = {}) =>
    visitor.visit(`${world.issuer}/oidc/session/end/confirm`, {
      method: "POST",
      body: new URLSearchParams(body),
      headers,
    });
  const isSignedIn = async (visitor: Visitor) =>
    (await world.signOns.find(visitor.cookie("nafidha-session") ?? ""))?.accountId === world.account.id;
  const isAsked = (html: string) => html.includes("Do you want to sign out?") && !html.includes("<script");

  it("does not ask again when the site shows an ID token of this very session, and works without scripts", async () => {
    const visitor = new Visitor();
    const id_token_hint = await signedIn(visitor);
    const query = { id_token_hint, post_logout_redirect_uri: BYE, state: "where I was" };
    const page = await visitor.visit(endAddress(query));
    const html = await page.text();
    expect(html).toContain("Signing you out of your national account");
    expect(html).toContain('<input type="hidden" name="logout" value="yes"/></form>');
    const nonce = /script-src 'nonce-([^']+)'/.exec(page.headers.get("content-security-policy") ?? "")?.[1];
    expect(html).toContain(`<script nonce="${nonce}">`);
    expect(await isSignedIn(visitor)).toBe(true);
    const done = await confirm(visitor, { xsrf: xsrfOf(html), logout: "yes" });
    expect(done.headers.get("location")).toBe(`${BYE}?state=where+I+was`);
    expect(await isSignedIn(visitor)).toBe(false);
  });

  it("takes an ID token that has expired meanwhile: it only says which session is meant", async () => {
    const visitor = new Visitor();
    const { sid, sub } = decodeJwt(await signedIn(visitor));
    const key = world.live.current().keys.find(({ alg }) => alg === "ES256");
    const old = await new SignJWT({ sid })
      .setProtectedHeader({ alg: "ES256", kid: String(key?.kid) })
      .setIssuer(world.issuer)
      .setSubject(String(sub))
      .setAudience("site-one")
      .setIssuedAt(1_700_000_000)
      .setExpirationTime(1_700_000_600)
      .sign(await importJWK(key ?? {}, "ES256"));
    expect(isAsked(await (await visitor.visit(endAddress({ id_token_hint: old }))).text())).toBe(false);
  });

  it("attack: a page makes the browser visit or post to the sign-out address, and nobody is signed out (logout CSRF)", async () => {
    const visitor = new Visitor();
    await signedIn(visitor);
    for (const query of [{}, { client_id: "site-one" }, { client_id: "site-one", post_logout_redirect_uri: BYE }]) {
      expect(isAsked(await (await visitor.visit(endAddress(query))).text())).toBe(true);
    }
    const origin = { origin: "https://evil.example", "sec-fetch-site": "cross-site" };
    const posted = await visitor.visit(endAddress({}), {
      method: "POST",
      body: new URLSearchParams({ logout: "yes" }),
      headers: origin,
    });
    expect([404, 405]).toContain(posted.status);
    expect((await confirm(visitor, { logout: "yes" }, origin)).status).toBe(400);
    expect((await confirm(visitor, { xsrf: "guessed", logout: "yes" }, origin)).status).toBe(400);
    const own = new Visitor();
    await signedIn(own);
    const xsrf = xsrfOf(await (await own.visit(endAddress({}))).text());
    expect((await confirm(visitor, { xsrf, logout: "yes" }, origin)).status).toBe(400);
    expect(await isSignedIn(visitor)).toBe(true);
  });

  it("attack: an ID token of somebody else, or of another session of the same person, is no reason not to ask", async () => {
    const visitor = new Visitor();
    const other = anAccount({
      id: "11111111-1111-4111-8111-111111111111",
      nationalId: "1000000107",
      username: "Other1234",
    });
    const account = { ...other, mobile: { ...other.mobile, number: "+966500000107" } };
    await world.storage.database.$transaction((transaction) => insertAccount(world.storage, transaction, account));
    const ofOther = await signedIn(new Visitor(), { ...world, account });
    const ofEarlier = await signedIn(visitor);
    await signOut(world, visitor);
    await signedIn(visitor);
    for (const id_token_hint of [ofOther, ofEarlier]) {
      expect(isAsked(await (await visitor.visit(endAddress({ id_token_hint }))).text())).toBe(true);
      expect(await isSignedIn(visitor)).toBe(true);
    }
  });

  it("attack: a forged ID token is refused, and changes nothing", async () => {
    const visitor = new Visitor();
    const good = await signedIn(visitor);
    const claims = decodeJwt(good);
    const { privateKey, publicKey } = await generateKeyPair("ES256", { extractable: true });
    const header = { alg: "ES256", jwk: await exportJWK(publicKey) };
    const [head = "", body = "", signature = ""] = good.split(".");
    const forged = [
      new UnsecuredJWT(claims).encode(),
      await new SignJWT(claims).setProtectedHeader(header).sign(privateKey),
      await new SignJWT(claims).setProtectedHeader({ alg: "HS256" }).sign(Buffer.from(String(aClient().client_secret))),
      `${head}.${Buffer.from(JSON.stringify({ ...claims, sid: "guessed" })).toString("base64url")}.${signature}`,
      `${head}.${body}.`,
      "not a token",
    ];
    for (const id_token_hint of forged) {
      const answer = await visitor.visit(endAddress({ id_token_hint, post_logout_redirect_uri: BYE }));
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain("We could not complete your request");
    }
    const mixed = await visitor.visit(endAddress({ id_token_hint: good, client_id: "nafidha-account" }));
    expect(mixed.status).toBe(400);
    expect(await isSignedIn(visitor)).toBe(true);
  });

  it.each([
    "https://evil.example/",
    "https://one.example/bye/../evil",
    "https://one.example/bye?next=https://evil.example",
    "https://one.example.evil.example/bye",
    "//evil.example",
    "javascript:alert(1)",
  ])("attack: nobody is sent on to %s after signing out (open redirect)", async (address) => {
    const visitor = new Visitor();
    const id_token_hint = await signedIn(visitor);
    const named = [{ id_token_hint }, { client_id: "site-one" }];
    for (const query of named) {
      const answer = await visitor.visit(endAddress({ ...query, post_logout_redirect_uri: address }));
      expect([answer.status, answer.headers.get("location")]).toEqual([400, null]);
    }
    const location = await signOut(world, visitor, { query: { post_logout_redirect_uri: address } });
    expect(new URL(location, world.issuer).origin).toBe(world.issuer);
    expect(location).not.toContain("evil");
  });
});
