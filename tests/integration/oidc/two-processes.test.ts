import { setTimeout as sleep } from "node:timers/promises";
import { createLocalJWKSet, jwtVerify } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseClientFile } from "#lib/oidc/client-metadata.ts";
import { authorizationUrl, obtainCode, pkce, redeem, userinfo, Visitor } from "#tests/support/oidc-visitor.ts";
import { aClient, type OidcWorld, oidcWorld } from "#tests/support/oidc-world.ts";

describe("two processes on one database", () => {
  let first: Awaited<ReturnType<typeof oidcWorld>>;
  let second: OidcWorld;

  beforeAll(async () => {
    first = await oidcWorld();
    second = await oidcWorld(first.database);
  });
  afterAll(async () => {
    await second.close();
    await first.close();
  });

  it("verify and honour each other's tokens", async () => {
    const tokens = await (await redeem(first, await obtainCode(first, new Visitor()))).json();
    const keys = createLocalJWKSet(await (await fetch(`${second.issuer}/oidc/jwks`)).json());
    await expect(jwtVerify(tokens.id_token, keys)).resolves.toBeDefined();
    expect((await userinfo(second, tokens.access_token)).status).toBe(200);
  });

  it("redeem one code once between them", async () => {
    const code = await obtainCode(first, new Visitor());
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, turn) => redeem(turn % 2 === 0 ? first : second, code)),
    );
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
  });

  it("know a newly registered, changed or removed site within two seconds", async () => {
    const site = aClient({ client_id: "site-new", redirect_uris: ["https://new.example/cb"] });
    const ask = async (redirect_uri: string) => {
      const url = authorizationUrl(second, { client_id: "site-new", redirect_uri, code_challenge: pkce().challenge });
      return (await new Visitor().visit(url)).status;
    };
    expect(await ask("https://new.example/cb")).toBe(400);
    await first.clients.register(site);
    expect(await ask("https://new.example/cb")).toBe(303);
    await first.clients.register({ ...site, redirect_uris: ["https://new.example/moved"] });
    await sleep(1100);
    expect(await ask("https://new.example/cb")).toBe(400);
    expect(await ask("https://new.example/moved")).toBe(303);
    expect(await first.clients.remove("site-new")).toBe(true);
    await sleep(1100);
    expect(await ask("https://new.example/moved")).toBe(400);
  });

  it("keep a site's secret sealed, and registering twice is registering once", async () => {
    await first.clients.register(aClient());
    await first.clients.register(aClient());
    const rows = await first.storage.database.oidcClient.findMany({ where: { clientId: "site-one" } });
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(String(aClient().client_secret));
  });
});

describe("a file of clients", () => {
  const file = (changes: Record<string, unknown>) => JSON.stringify([{ ...aClient(), ...changes }]);
  const problems = (text: string) => {
    const parsed = parseClientFile(text, { SECRET: "a secret from the environment, 32+" });
    return parsed.ok ? [] : parsed.refusal.problems;
  };

  it("is taken as it is when nothing is wrong, with secrets from the environment", () => {
    expect(problems(file({}))).toEqual([]);
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the file's own placeholder
    const parsed = parseClientFile(file({ client_secret: "${SECRET}" }), {
      SECRET: "a secret from the environment, 32+",
    });
    expect(parsed.ok && parsed.value[0]?.client_secret).toBe("a secret from the environment, 32+");
  });

  it.each([
    [{ redirect_uris: ["http://one.example/cb"] }, /redirect_uris\.0 must be an https address/],
    [{ redirect_uris: ["https://one.example/cb#here"] }, /redirect_uris/],
    [{ redirect_uris: ["javascript:alert(1)"] }, /redirect_uris/],
    [{ redirect_uris: ["https://a.example/", "https://b.example/"] }, /sector_identifier_uri is needed/],
    [{ response_types: ["token"] }, /can only be code/],
    [{ grant_types: ["implicit"] }, /grant_types/],
    [{ redirect_uris: [] }, /redirect_uris must name at least one address/],
    [{ redirect_uris: undefined }, /redirect_uris must name at least one address/],
    [{ grant_types: [] }, /grant_types/],
    [{ grant_types: ["client_credentials"] }, /redirect_uris needs authorization_code/],
    [{ grant_types: ["client_credentials"], redirect_uris: [] }, /response_types needs authorization_code/],
    [{ grant_types: ["refresh_token"], redirect_uris: [] }, /refresh_token needs authorization_code/],
    [
      { grant_types: ["client_credentials"], redirect_uris: [], token_endpoint_auth_method: "none" },
      /cannot be none with client_credentials/,
    ],
    [{ subject_type: "public" }, /always pairwise/],
    [{ client_id: "nafidha-account" }, /belongs to the portal/],
    [{ client_secret: "short" }, /at least 32 characters/],
    [{ client_secret: undefined }, /client_secret is needed/],
    [{ scope: "openid everything" }, /does not exist: everything/],
    [{ unknown_thing: 1 }, /unknown_thing/],
    [{ id_token_signed_response_alg: "HS256" }, /id_token_signed_response_alg can be ES256 or RS256/],
    [{ id_token_signed_response_alg: "none" }, /can be ES256 or RS256/],
    [{ require_pushed_authorization_requests: "true" }, /must be true or false/],
    [{ backchannel_logout_uri: "http://one.example/out" }, /backchannel_logout_uri must be an https address/],
    [{ backchannel_logout_uri: "https://one.example/out#x" }, /backchannel_logout_uri must be an https address/],
    [{ backchannel_logout_uri: "https://me:secret@one.example/out" }, /backchannel_logout_uri must be an https/],
    [{ backchannel_logout_session_required: true }, /backchannel_logout_uri is needed/],
    [{ backchannel_logout_session_required: "yes" }, /must be true or false/],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the file's own placeholder
    [{ client_secret: "${NOT_SET}" }, /the environment has no NOT_SET/],
  ])("is refused with words for %j", (changes, words) => {
    expect(problems(file(changes)).join("\n")).toMatch(words);
  });

  it("is refused when it is not JSON or not an array", () => {
    expect(problems("{")).toEqual(["the file is not JSON"]);
    expect(problems("{}").join()).toMatch(/must be an array/);
  });
});
