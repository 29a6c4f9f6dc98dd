import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { signedInAccount } from "#lib/session/account-guard.ts";
import { beginSignIn, completeSignIn } from "#lib/session/account-sign-in.ts";
import {
  answerAll,
  authorizationUrl,
  obtainCode,
  pkce,
  postAsSite,
  redeem,
  requestToken,
  uidOf,
  userinfo,
  Visitor,
} from "#tests/support/oidc-visitor.ts";
import { type OidcWorld, oidcWorld } from "#tests/support/oidc-world.ts";

/** What is begun while the account may be used; the answer goes on with it, and says whether that is still served. */
type Channel = (world: OidcWorld) => Promise<() => Promise<boolean>>;

const LOGIN = { acr: "urn:nafidha:loa:2", amr: ["pwd", "sms", "mfa"] } as const;

async function tokensOf(world: OidcWorld) {
  const code = await obtainCode(world, new Visitor(), { scope: "openid offline_access", prompt: "consent" });
  return (await redeem(world, code)).json();
}

const hasCode = (response: Response): boolean =>
  new URL(response.headers.get("location") ?? "", "http://nowhere").searchParams.has("code");

const ask = (world: OidcWorld, visitor: Visitor, changes: Readonly<Record<string, string>> = {}) =>
  visitor.visit(authorizationUrl(world, { code_challenge: pkce().challenge, ...changes }));

/** Goes on as the browser does by itself, and answers nothing. */
async function goOn(world: OidcWorld, visitor: Visitor, onward: string): Promise<Response> {
  let response = await visitor.visit(onward);
  for (let stop = 0; stop < 4; stop += 1) {
    const next = new URL(response.headers.get("location") ?? "", world.issuer);
    if (!next.pathname.startsWith("/oidc/auth")) return response;
    response = await visitor.visit(next.href);
  }
  return response;
}

async function introspected(world: OidcWorld, token: string): Promise<boolean> {
  return (await (await postAsSite(`${world.issuer}/oidc/introspect`, { token })).json()).active;
}

/** A browser that is signed in and stands on the consent page. */
async function atConsent(world: OidcWorld) {
  const visitor = new Visitor();
  await obtainCode(world, visitor);
  const uid = uidOf(await ask(world, visitor, { scope: "openid profile", prompt: "consent" }));
  return { visitor, uid, cookies: visitor.cookieHeader(`/sign-in/${uid}`) };
}

const cookiesOf = (visitor: Visitor): Record<string, string> =>
  Object.fromEntries(
    visitor
      .cookieHeader("/api/auth/callback/nafidha")
      .split("; ")
      .map((pair) => [pair.slice(0, pair.indexOf("=")), decodeURIComponent(pair.slice(pair.indexOf("=") + 1))]),
  );

/** The account area's sign-in up to the callback, which is returned as what is left to do. */
async function atCallback(world: OidcWorld) {
  const visitor = new Visitor();
  const begun = await beginSignIn(world.accountArea, { locale: "ar", returnTo: "/ar/account", freshness: "any" });
  visitor.take(begun.setCookies);
  const back = await answerAll(world, visitor, await visitor.visit(begun.location));
  const answer = Object.fromEntries(new URL(back.headers.get("location") ?? "", world.issuer).searchParams);
  const comeBack = async () =>
    visitor.take((await completeSignIn(world.accountArea, answer, cookiesOf(visitor))).setCookies);
  const isSignedIn = async () =>
    (await signedInAccount(world.accountArea, visitor.cookie("nafidha-account-session"))) !== null;
  return { comeBack, isSignedIn };
}

const CHANNELS: Readonly<Record<string, Channel>> = {
  "a code that was issued before": async (world) => {
    const code = await obtainCode(world, new Visitor());
    return async () => (await redeem(world, code)).ok;
  },
  refresh: async (world) => {
    const { refresh_token } = await tokensOf(world);
    return async () => (await requestToken(world, { grant_type: "refresh_token", refresh_token })).ok;
  },
  userinfo: async (world) => {
    const { access_token } = await tokensOf(world);
    return async () => (await userinfo(world, access_token)).ok;
  },
  "introspection of an access token": async (world) => {
    const { access_token } = await tokensOf(world);
    return () => introspected(world, access_token);
  },
  "introspection of a refresh token": async (world) => {
    const { refresh_token } = await tokensOf(world);
    return () => introspected(world, refresh_token);
  },
  "authorization with a session that is open, without a page": async (world) => {
    const visitor = new Visitor();
    await obtainCode(world, visitor);
    return async () => hasCode(await ask(world, visitor, { prompt: "none" }));
  },
  "authorization with a session that is open": async (world) => {
    const visitor = new Visitor();
    await obtainCode(world, visitor);
    return async () => hasCode(await ask(world, visitor));
  },
  "an open interaction: a sign-in that was answered before and is gone on with": async (world) => {
    const visitor = new Visitor();
    await obtainCode(world, new Visitor());
    const uid = uidOf(await ask(world, visitor));
    const cookies = visitor.cookieHeader(`/sign-in/${uid}`);
    const onward = await world.interactions.finishLogin(uid, cookies, { accountId: world.account.id, ...LOGIN });
    return async () => hasCode(await goOn(world, visitor, onward ?? ""));
  },
  "an open interaction: the consent page, which shows the person's data": async (world) => {
    const { uid, cookies } = await atConsent(world);
    return async () => (await world.interactions.details(uid, cookies)) !== null;
  },
  "an open interaction: the answer to the consent page": async (world) => {
    const { uid, cookies } = await atConsent(world);
    return async () => (await world.interactions.finishConsent(uid, cookies, { ticked: [] })) !== null;
  },
  "an open interaction: a consent that was given before and is gone on with": async (world) => {
    const { visitor, uid, cookies } = await atConsent(world);
    const onward = await world.interactions.finishConsent(uid, cookies, { ticked: [] });
    return async () => hasCode(await goOn(world, visitor, onward ?? ""));
  },
  "a request that was pushed before, with a session that is open": async (world) => {
    const visitor = new Visitor();
    await obtainCode(world, visitor);
    const parameters = Object.fromEntries(
      new URL(authorizationUrl(world, { code_challenge: pkce().challenge })).searchParams,
    );
    const { request_uri } = await (await postAsSite(`${world.issuer}/oidc/par`, parameters)).json();
    const query = new URLSearchParams({ client_id: "site-one", request_uri });
    return async () => hasCode(await visitor.visit(`${world.issuer}/oidc/auth?${query}`));
  },
  "the account area's session": async (world) => {
    const { comeBack, isSignedIn } = await atCallback(world);
    await comeBack();
    return isSignedIn;
  },
  "the account area's sign-in that is under way": async (world) => {
    const { comeBack, isSignedIn } = await atCallback(world);
    return async () => {
      await comeBack().catch(() => undefined);
      await world.storage.database.account.updateMany({ data: ACTIVE });
      return isSignedIn();
    };
  },
};

const ACTIVE = { status: "active", frozenUntil: null };
const FROZEN = { status: "frozen", frozenUntil: null };

describe("an account that was frozen this very moment", () => {
  let world: OidcWorld;

  beforeAll(async () => {
    world = await oidcWorld();
    process.env.NEXTAUTH_URL = world.issuer;
  });
  afterAll(async () => {
    delete process.env.NEXTAUTH_URL;
    await world.close();
  });
  beforeEach(() => world.storage.database.account.updateMany({ data: ACTIVE }));

  // Its sessions, tokens and interactions are left alone here: each guard stands for itself, also in the instant before they are ended.
  describe.each(Object.entries(CHANNELS))("%s", (_, channel) => {
    it("is not served any more", async () => {
      const goOnWith = await channel(world);
      await world.storage.database.account.updateMany({ data: FROZEN });
      expect(await goOnWith()).toBe(false);
    });

    it("is served while the account may be used, so that the refusal is the freeze's", async () => {
      const goOnWith = await channel(world);
      expect(await goOnWith()).toBe(true);
    });
  });

  it("leaves no consent behind that somebody gave meanwhile", async () => {
    const { uid, cookies } = await atConsent(world);
    const before = await world.storage.database.consent.findMany();
    await world.storage.database.account.updateMany({ data: FROZEN });
    await world.interactions.finishConsent(uid, cookies, { ticked: [] });
    expect(await world.storage.database.consent.findMany()).toEqual(before);
  });
});
