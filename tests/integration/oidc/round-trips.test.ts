import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TestDatabase } from "#tests/support/database.ts";
import { authorizationUrl, pkce, requestToken, uidOf, Visitor } from "#tests/support/oidc-visitor.ts";
import { type OidcWorld, oidcWorld } from "#tests/support/oidc-world.ts";
import { countRoundTrips, type RoundTrips } from "#tests/support/round-trips.ts";

const LOGIN = { acr: "urn:nafidha:loa:2", amr: ["pwd", "sms", "mfa"] } as const;
/** What a first sign-in may cost at the provider's endpoints and where its pages answer it. */
const LIBRARY_AT_MOST = 12;

async function asOwner({ database }: { readonly database: TestDatabase }, statement: string): Promise<void> {
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await owner.query(statement);
  await owner.end();
}

describe("the database round trips of a first sign-in", () => {
  let world: OidcWorld & { readonly database: TestDatabase };
  let counting: RoundTrips;

  beforeAll(async () => {
    world = await oidcWorld();
    counting = countRoundTrips();
  });
  afterAll(async () => {
    counting.stop();
    await world.close();
  });

  async function costOf<Answer>(
    act: () => Promise<Answer>,
  ): Promise<{ readonly answer: Answer; readonly waits: number }> {
    // The client is read once a second by each process, whoever signs in: not within what is counted.
    await world.clients.find("site-one");
    counting.take();
    const answer = await act();
    return { answer, waits: counting.take().waits };
  }

  it("are one to read and one to write for each request of the provider", async () => {
    const [visitor, { verifier, challenge }] = [new Visitor(), pkce()];
    const url = authorizationUrl(world, { code_challenge: challenge, scope: "openid profile phone" });
    const asked = await costOf(() => visitor.visit(url));
    const cookies = (uid: string) => visitor.cookieHeader(`/sign-in/${uid}`);
    const login = { accountId: world.account.id, ...LOGIN };
    const first = uidOf(asked.answer);
    const signedIn = await costOf(() => world.interactions.finishLogin(first, cookies(first), login));
    const resumed = await costOf(() => visitor.visit(signedIn.answer ?? ""));
    const second = uidOf(resumed.answer);
    const agreed = await costOf(() => world.interactions.finishConsent(second, cookies(second), { ticked: [] }));
    const sent = await costOf(() => visitor.visit(agreed.answer ?? ""));
    const code = new URL(sent.answer.headers.get("location") ?? "").searchParams.get("code") ?? "";
    const redeemed = await costOf(() =>
      requestToken(world, {
        grant_type: "authorization_code",
        code,
        code_verifier: verifier,
        redirect_uri: "https://one.example/callback",
      }),
    );
    expect({
      authorize: asked.waits,
      signIn: signedIn.waits,
      session: resumed.waits,
      consent: agreed.waits,
      code: sent.waits,
      token: redeemed.waits,
    }).toEqual({ authorize: 1, signIn: 2, session: 3, consent: 3, code: 2, token: 4 });
    // Of these, one looks for an earlier consent, one writes the new one, and one records what the ID token gives out (decision 63), which is
    // ours and not the library's.
    const all = [asked, signedIn, resumed, agreed, sent, redeemed].reduce((sum, { waits }) => sum + waits, 0);
    expect(all - 3).toBeLessThanOrEqual(LIBRARY_AT_MOST);
  });

  it("an answer that could not be written is not given, and the person goes on where they were", async () => {
    const [visitor, { challenge }] = [new Visitor(), pkce()];
    const first = await visitor.visit(authorizationUrl(world, { code_challenge: challenge, scope: "openid phone" }));
    const uid = uidOf(first);
    const login = { accountId: world.account.id, ...LOGIN };
    const next = await world.interactions.finishLogin(uid, visitor.cookieHeader(`/sign-in/${uid}`), login);
    await asOwner(world, "REVOKE INSERT ON oidc_record FROM nafidha_app");
    const broken = await visitor.visit(next ?? "");
    await asOwner(world, "GRANT INSERT ON oidc_record TO nafidha_app");
    expect(broken.status).toBe(500);
    expect(broken.headers.get("location")).toBeNull();
    expect(broken.headers.getSetCookie()).toEqual([]);
    expect(await broken.text()).toContain("data-reference");
    const after = await visitor.visit(next ?? "");
    expect(after.headers.get("location")).toBeTruthy();
    expect(after.status).toBe(303);
  });
});
