import { getServerSession } from "next-auth";
import { decode } from "next-auth/jwt";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { callNextAuth } from "#lib/session/next-auth-call.ts";
import { insertAccount } from "#lib/stores/account-writes.ts";
import { anAccount } from "#tests/support/fakes/memory-accounts.ts";
import { answerAll, Visitor } from "#tests/support/oidc-visitor.ts";
import { aClient, type OidcWorld, oidcWorld } from "#tests/support/oidc-world.ts";
import { absher } from "../../../examples/government-sites/app/absher/site.ts";
import { citizenAccount } from "../../../examples/government-sites/app/citizen-account/site.ts";
import { authOptions, PROVIDER_ID } from "../../../examples/government-sites/lib/auth.ts";
import { cookiesOf } from "../../../examples/government-sites/lib/cookies.ts";
import { newCsrfCookie, tokenOf } from "../../../examples/government-sites/lib/csrf.ts";
import { sessionsOf } from "../../../examples/government-sites/lib/sessions.ts";
import type { Site } from "../../../examples/government-sites/lib/site.ts";

const EXAMPLES = "http://localhost:3001";
const SITE = `${EXAMPLES}/citizen-account/api/auth`;
const SECRET = "signs the example site's own session";

describe("the example site", () => {
  let world: OidcWorld;

  beforeAll(async () => {
    world = await oidcWorld();
    const client = aClient({ client_id: "citizen-account", redirect_uris: [`${SITE}/callback/${PROVIDER_ID}`] });
    await world.clients.register(client);
    vi.stubEnv("NEXTAUTH_URL", SITE);
    vi.stubEnv("EXAMPLES_URL", EXAMPLES);
    vi.stubEnv("CITIZEN_ACCOUNT_COOKIE_SECRET", SECRET);
    vi.stubEnv("ABSHER_COOKIE_SECRET", "signs another site's session");
    vi.stubEnv("ABSHER_CLIENT_SECRET", "another site's secret");
    vi.stubEnv("ISSUER_URL", world.issuer);
    vi.stubEnv("CITIZEN_ACCOUNT_CLIENT_SECRET", String(client.client_secret));
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await world.close();
  });

  /** The site's cookies of a browser; the value of each is what a server would read. */
  type Jar = Record<string, string>;

  function keep(jar: Jar, setCookies: readonly string[]): void {
    for (const line of setCookies) {
      const pair = line.split(";")[0] ?? "";
      jar[pair.slice(0, pair.indexOf("="))] = decodeURIComponent(pair.slice(pair.indexOf("=") + 1));
    }
  }

  async function signIn(jar: Jar, as: OidcWorld): Promise<void> {
    const csrf = newCsrfCookie(SECRET);
    const begun = await callNextAuth(authOptions(citizenAccount), {
      path: ["signin", PROVIDER_ID],
      method: "POST",
      query: { ui_locales: "en" },
      cookies: { ...jar, [cookiesOf(citizenAccount).csrfToken.name]: csrf },
      body: { csrfToken: tokenOf(csrf), callbackUrl: "/citizen-account/en" },
    });
    keep(jar, begun.setCookies);
    const visitor = new Visitor();
    const back = await answerAll(as, visitor, await visitor.visit(begun.location));
    const query = Object.fromEntries(new URL(back.headers.get("location") ?? "").searchParams);
    const callback = { path: ["callback", PROVIDER_ID], method: "GET", query, cookies: jar, body: {} } as const;
    keep(jar, (await callNextAuth(authOptions(citizenAccount), callback)).setCookies);
  }

  const claims = async (jar: Jar) =>
    (await decode({ token: jar[cookiesOf(citizenAccount).sessionToken.name] ?? "", secret: SECRET }))?.claims;

  it("shows who signed in last, and nothing of the person before, when a session was still alive", async () => {
    const other = anAccount({
      id: "11111111-1111-4111-8111-111111111111",
      nationalId: "1000000107",
      username: "Other1234",
    });
    const account = { ...other, mobile: { ...other.mobile, number: "+966500000107" } };
    await world.storage.database.$transaction((transaction) => insertAccount(world.storage, transaction, account));
    const jar: Jar = {};
    await signIn(jar, world);
    expect(await claims(jar)).toMatchObject({ national_id: world.account.nationalId, name: expect.any(String) });
    await signIn(jar, { ...world, account });
    expect(await claims(jar)).toMatchObject({ national_id: account.nationalId, phone_number: account.mobile.number });
  });

  /** What a site knows of whoever comes with these cookies. */
  async function knownTo(site: Site, cookies: Jar): Promise<unknown> {
    const response = { getHeader: () => undefined, setHeader: () => undefined, setCookie: () => undefined };
    // next-auth's types want whole Node objects; it reads these fields of them.
    const session = await Reflect.apply(getServerSession, undefined, [
      { headers: {}, cookies },
      response,
      authOptions(site),
    ]);
    return session?.claims ?? null;
  }

  it("lets nobody into another site with its session, and opens nothing with a copy of one that the portal has ended", async () => {
    const jar: Jar = {};
    await signIn(jar, world);
    const session = jar[cookiesOf(citizenAccount).sessionToken.name] ?? "";
    expect(await knownTo(citizenAccount, jar)).toMatchObject({ national_id: world.account.nationalId });
    expect(await knownTo(absher, { [cookiesOf(absher).sessionToken.name]: session })).toBeNull();
    const { sub = "" } = (await decode({ token: session, secret: SECRET })) ?? {};
    sessionsOf(citizenAccount).endAll({ sub, sid: undefined, iat: Date.now() });
    expect(await knownTo(citizenAccount, jar)).toBeNull();
  });

  it("keeps what it received unreadable in its cookie, and the cookie small enough for one", async () => {
    const jar: Jar = {};
    await signIn(jar, world);
    const session = jar[cookiesOf(citizenAccount).sessionToken.name] ?? "";
    expect(session.length).toBeGreaterThan(100);
    expect(session.length).toBeLessThan(3900);
    expect(Buffer.from(session, "base64url").toString("latin1")).not.toContain(world.account.nationalId);
  });
});
