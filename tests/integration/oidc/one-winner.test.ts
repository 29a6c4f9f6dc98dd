import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerAll, obtainCode, pkce, redeem, requestToken, Visitor } from "#tests/support/oidc-visitor.ts";
import { type OidcWorld, oidcWorld } from "#tests/support/oidc-world.ts";
import { type SigningSite, signingSite } from "#tests/support/signing-site.ts";

/** Two server processes, so that nothing but the database decides. */
describe("of eight that come at once to two processes, one wins", () => {
  let first: Awaited<ReturnType<typeof oidcWorld>>;
  let second: OidcWorld;
  let site: SigningSite;

  beforeAll(async () => {
    first = await oidcWorld();
    second = await oidcWorld(first.database);
    site = await signingSite("site-strict");
    await first.clients.register(site.client);
  });
  afterAll(async () => {
    await second.close();
    await first.close();
  });

  const eight = async (act: (world: OidcWorld) => Promise<Response>): Promise<readonly number[]> => {
    const answers = await Promise.all(Array.from({ length: 8 }, (_, turn) => act(turn % 2 === 0 ? first : second)));
    return answers.map(({ status }) => status).sort();
  };
  const oneWins = (statuses: readonly number[], won: number): void => {
    expect(statuses.filter((status) => status === won)).toHaveLength(1);
    expect(statuses.filter((status) => status >= 400 && status < 500)).toHaveLength(7);
  };

  it("with a code, of a baseline site and of a fapi2 site", async () => {
    const code = await obtainCode(first, new Visitor());
    oneWins(await eight((world) => redeem(world, code)), 200);
    const bound = await site.obtain(first);
    oneWins(await eight((world) => site.redeem(world, bound)), 200);
  });

  it("with a refresh token that is replaced at its use", async () => {
    const code = await obtainCode(first, new Visitor(), { scope: "openid offline_access", prompt: "consent" });
    const { refresh_token } = await (await redeem(first, code)).json();
    oneWins(await eight((world) => requestToken(world, { grant_type: "refresh_token", refresh_token })), 200);
  });

  it("with the id of an assertion", async () => {
    const jti = randomUUID();
    const push = async (world: OidcWorld) =>
      site.push(world, {
        code_challenge: pkce().challenge,
        client_assertion: await site.assertion(world, { claims: { jti } }),
      });
    oneWins(await eight(push), 201);
  });

  it("with the id of a DPoP proof, where a code is redeemed and where data are read", async () => {
    const jti = randomUUID();
    const codes = await Promise.all(Array.from({ length: 8 }, () => site.obtain(first)));
    const redeeming = async (world: OidcWorld) => {
      const dpop = await site.proof(`${world.issuer}/oidc/token`, { claims: { jti } });
      return site.redeem(world, codes.pop() ?? { code: "", verifier: "" }, { headers: { dpop } });
    };
    oneWins(await eight(redeeming), 200);
    const { access_token } = await (await site.redeem(first, await site.obtain(first))).json();
    const again = randomUUID();
    oneWins(await eight((world) => site.userinfo(world, access_token, { claims: { jti: again } })), 200);
  });

  it("with a pushed request, by one browser in which somebody is signed in", async () => {
    const visitor = new Visitor();
    await obtainCode(first, visitor);
    const pushed = async () => {
      const response = await site.push(first, { code_challenge: pkce().challenge, prompt: undefined, scope: "openid" });
      return (await response.json()).request_uri;
    };
    // The first time, the person is asked.
    await answerAll(first, visitor, await site.begin(first, visitor, await pushed()));
    const request_uri = await pushed();
    const answers = await Promise.all(Array.from({ length: 8 }, () => site.begin(first, visitor, request_uri)));
    const codes = answers.map(({ headers }) => new URL(headers.get("location") ?? "http://x").searchParams.get("code"));
    expect(codes.filter((code) => code !== null)).toHaveLength(1);
    expect(answers.filter(({ status }) => status >= 500)).toHaveLength(0);
  });
});
