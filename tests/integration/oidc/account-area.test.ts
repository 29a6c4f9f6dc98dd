import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { isFresh, signedInAccount } from "#lib/session/account-guard.ts";
import { beginSignIn, completeSignIn, isOwnPage, signInHref, signInWish } from "#lib/session/account-sign-in.ts";
import { insertAccount } from "#lib/stores/account-writes.ts";
import { anAccount } from "#tests/support/fakes/memory-accounts.ts";
import { answerAll, Visitor } from "#tests/support/oidc-visitor.ts";
import { type OidcWorld, oidcWorld } from "#tests/support/oidc-world.ts";

const WISH = { locale: "ar", returnTo: "/ar/account", freshness: "any" } as const;

describe("the account area as a relying party", () => {
  let world: Awaited<ReturnType<typeof oidcWorld>>;

  beforeAll(async () => {
    world = await oidcWorld();
    // next-auth knows its own address by this variable alone; src/server.ts sets it.
    process.env.NEXTAUTH_URL = world.issuer;
  });
  afterAll(async () => {
    delete process.env.NEXTAUTH_URL;
    await world.close();
  });
  beforeEach(() => world.storage.database.account.updateMany({ data: { status: "active", frozenUntil: null } }));

  const cookiesOf = (visitor: Visitor): Record<string, string> =>
    Object.fromEntries(
      visitor
        .cookieHeader("/api/auth/callback/nafidha")
        .split("; ")
        .map((pair) => [pair.slice(0, pair.indexOf("=")), decodeURIComponent(pair.slice(pair.indexOf("=") + 1))]),
    );

  /** Begins, signs in at the provider, and comes back, as a browser would. */
  async function signIn(
    visitor: Visitor,
    as: OidcWorld = world,
    wish: Parameters<typeof beginSignIn>[1] = WISH,
  ): Promise<string> {
    const begun = await beginSignIn(world.accountArea, wish);
    visitor.take(begun.setCookies);
    const back = await answerAll(as, visitor, await visitor.visit(begun.location));
    const callback = new URL(back.headers.get("location") ?? "", world.issuer);
    expect(callback.pathname).toBe("/api/auth/callback/nafidha");
    const done = await completeSignIn(world.accountArea, Object.fromEntries(callback.searchParams), cookiesOf(visitor));
    visitor.take(done.setCookies);
    return done.location;
  }

  const session = (visitor: Visitor) => signedInAccount(world.accountArea, visitor.cookie("nafidha-account-session"));

  it("signs in without asking for consent, knows the account by its id, and keeps how it was done", async () => {
    const visitor = new Visitor();
    expect(await signIn(visitor)).toBe(`${world.issuer}/ar/account`);
    const signedIn = await session(visitor);
    expect(signedIn?.account.id).toBe(world.account.id);
    expect(signedIn?.session).toMatchObject({ sid: expect.any(String), amr: ["pwd", "sms", "mfa"] });
    expect(Math.abs(Date.now() - (signedIn?.session.authTime ?? 0))).toBeLessThan(5000);
    expect(signedIn !== null && isFresh(signedIn, 300)).toBe(true);
    expect(signedIn !== null && isFresh(signedIn, -2)).toBe(false);
  });

  it("keeps the session's token hashed", async () => {
    const visitor = new Visitor();
    await signIn(visitor);
    const rows = JSON.stringify(await world.storage.database.accountSession.findMany());
    expect(rows).not.toContain(visitor.cookie("nafidha-account-session"));
  });

  it("starts a fresh session with every callback: who signs in next does not become the person before", async () => {
    const other = anAccount({
      id: "11111111-1111-4111-8111-111111111111",
      nationalId: "1000000107",
      username: "Other1234",
    });
    const elsewhere = { ...other, mobile: { ...other.mobile, number: "+966500000107" } };
    await world.storage.database.$transaction((transaction) => insertAccount(world.storage, transaction, elsewhere));
    const visitor = new Visitor();
    await signIn(visitor);
    const before = visitor.cookie("nafidha-account-session");
    // The single sign-on session is over, the account area's is alive: only the callback itself can end it.
    const later = new Visitor();
    later.take([`nafidha-account-session-${new URL(world.issuer).port}=${before}; path=/`]);
    await signIn(later, { ...world, account: other });
    expect((await session(later))?.account.id).toBe(other.id);
    expect(later.cookie("nafidha-account-session")).not.toBe(before);
    expect(await signedInAccount(world.accountArea, before)).toBeNull();
  });

  it("follows the person when another one signs in on a living single sign-on session", async () => {
    const visitor = new Visitor();
    await signIn(visitor);
    const account = await world.accountArea.accounts.find("11111111-1111-4111-8111-111111111111");
    if (account === null) throw new Error("the other account is missing");
    await signIn(visitor, { ...world, account }, { ...WISH, freshness: "fresh" });
    expect((await session(visitor))?.account.id).toBe(account.id);
  });

  it("asks for a fresh proof with max_age=0 and never for a level", async () => {
    const { location } = await beginSignIn(world.accountArea, { ...WISH, freshness: "fresh" });
    const { searchParams } = new URL(location);
    expect(searchParams.get("max_age")).toBe("0");
    expect(searchParams.get("acr_values")).toBeNull();
    expect(searchParams.get("ui_locales")).toBe("ar");
    expect(searchParams.get("code_challenge_method")).toBe("S256");
    const visitor = new Visitor();
    await signIn(visitor);
    expect((await visitor.visit(location)).headers.get("location")).toMatch(/^\/sign-in\//);
  });

  it("signs a frozen account out at once, and in nowhere", async () => {
    const visitor = new Visitor();
    await signIn(visitor);
    await world.storage.database.account.updateMany({ data: { status: "frozen", frozenUntil: null } });
    expect(await session(visitor)).toBeNull();
  });

  it("refuses a callback that this browser did not begin", async () => {
    const visitor = new Visitor();
    const begun = await beginSignIn(world.accountArea, WISH);
    const back = await answerAll(world, visitor, await visitor.visit(begun.location));
    const query = Object.fromEntries(new URL(back.headers.get("location") ?? "").searchParams);
    const done = await completeSignIn(world.accountArea, query, {});
    expect(done.location).toContain("error=OAuthCallback");
    expect(done.setCookies.join()).not.toContain("account-session");
  });

  it("ends with the single sign-on session, and only when the person confirms", async () => {
    const visitor = new Visitor();
    await signIn(visitor);
    const asked = await visitor.visit(
      `${world.issuer}/oidc/session/end?client_id=nafidha-account&ui_locales=en&post_logout_redirect_uri=${world.issuer}/en`,
    );
    const html = await asked.text();
    expect(html).toContain("Do you want to sign out?");
    expect(asked.headers.get("content-security-policy")).toContain("form-action 'self'");
    expect(await session(visitor)).not.toBeNull();
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(html)?.[1] ?? "";
    const confirm = (body: Record<string, string>) =>
      visitor.visit(`${world.issuer}/oidc/session/end/confirm`, { method: "POST", body: new URLSearchParams(body) });
    expect((await confirm({ xsrf: "guessed", logout: "yes" })).status).toBe(400);
    const done = await confirm({ xsrf, logout: "yes" });
    expect(done.headers.get("location")).toBe(`${world.issuer}/en`);
    expect(await session(visitor)).toBeNull();
  });

  it("keeps the ID token sealed, and is not asked twice when it shows it at sign-out", async () => {
    const visitor = new Visitor();
    await signIn(visitor);
    const token = visitor.cookie("nafidha-account-session") ?? "";
    const idToken = (await world.accountArea.sessions.find(token, Date.now()))?.idToken ?? "";
    expect(JSON.stringify(await world.storage.database.accountSession.findMany())).not.toContain(idToken.split(".")[1]);
    const query = new URLSearchParams({ client_id: "nafidha-account", id_token_hint: idToken, ui_locales: "en" });
    const page = await (await visitor.visit(`${world.issuer}/oidc/session/end?${query}`)).text();
    expect(page).toContain("Signing you out of your national account");
  });

  it("ends in the same transaction as the single sign-on session, whichever process ends that", async () => {
    const visitor = new Visitor();
    await signIn(visitor);
    const other = await oidcWorld(world.database);
    const [id = ""] = [visitor.cookie("nafidha-session")];
    await other.signOns.signOut(id);
    expect(await session(visitor)).toBeNull();
    await other.close();
  });

  it("comes back to pages of its own only", () => {
    for (const foreign of [
      "https://evil.example/",
      "//evil.example",
      "/ar//evil.example",
      "/ar/../..",
      "/ar\\evil",
      "/fr/account",
      "/ar/account?x=1",
      "",
    ]) {
      expect(isOwnPage(foreign)).toBe(false);
      expect(signInWish(new URLSearchParams({ locale: "en", to: foreign })).returnTo).toBe("/en/account");
    }
    const href = signInHref({ locale: "ar", returnTo: "/ar/account/mobile", freshness: "fresh" });
    expect(signInWish(new URL(href, "http://x").searchParams)).toEqual({
      locale: "ar",
      returnTo: "/ar/account/mobile",
      freshness: "fresh",
    });
  });
});
