import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ClientMetadata } from "#lib/ports/client-store.ts";
import {
  answerAll,
  authorizationUrl,
  obtainCode,
  pkce,
  postAsSite,
  redeem,
  Visitor,
} from "#tests/support/oidc-visitor.ts";
import { aClient, type OidcWorld, oidcWorld } from "#tests/support/oidc-world.ts";

describe("pushed authorization requests (RFC 9126)", () => {
  let world: OidcWorld;
  const strict = aClient({
    client_id: "site-strict",
    redirect_uris: ["https://strict.example/cb"],
    require_pushed_authorization_requests: true,
  });

  beforeAll(async () => {
    world = await oidcWorld();
    await world.clients.register(strict);
  });
  afterAll(() => world.close());

  const redirectOf = (client: ClientMetadata) =>
    client.client_id === "site-strict" ? "https://strict.example/cb" : "https://one.example/callback";

  async function push(changes: Record<string, string> = {}, client = aClient()) {
    const { verifier, challenge } = pkce();
    const response = await postAsSite(
      `${world.issuer}/oidc/par`,
      {
        client_id: client.client_id,
        redirect_uri: redirectOf(client),
        response_type: "code",
        scope: "openid",
        state: "a state",
        code_challenge: challenge,
        code_challenge_method: "S256",
        ...changes,
      },
      client,
    );
    const answer: { request_uri: string; expires_in: number; error?: string } = await response.json();
    return { status: response.status, answer, verifier };
  }
  const begin = (visitor: Visitor, request_uri: string, client_id = "site-one") =>
    visitor.visit(`${world.issuer}/oidc/auth?${new URLSearchParams({ client_id, request_uri })}`);
  const codeOf = (response: Response) =>
    new URL(response.headers.get("location") ?? "http://nowhere").searchParams.get("code");
  const errorOf = (response: Response) =>
    new URL(response.headers.get("location") ?? "http://nowhere").searchParams.get("error");

  it("takes a request for at most 90 seconds and signs the person in by its address alone", async () => {
    const visitor = new Visitor();
    const { status, answer, verifier } = await push();
    expect([status, answer]).toEqual([201, expect.anything()]);
    expect(answer.expires_in).toBeGreaterThanOrEqual(60);
    expect(answer.expires_in).toBeLessThanOrEqual(90);
    const back = await answerAll(world, visitor, await begin(visitor, answer.request_uri));
    const code = codeOf(back);
    expect((await redeem(world, { code: code ?? "", verifier })).status).toBe(200);
  });

  it("attack: a request_uri is used again, after it has led to a code (replay)", async () => {
    const visitor = new Visitor();
    const { answer } = await push();
    expect(codeOf(await answerAll(world, visitor, await begin(visitor, answer.request_uri)))).not.toBeNull();
    for (const browser of [visitor, new Visitor()]) {
      const again = await begin(browser, answer.request_uri);
      expect(again.headers.get("location")).toMatch(/^https:\/\/one\.example\/callback\?error=invalid_request_uri&/);
      expect(codeOf(again)).toBeNull();
    }
  });

  it("gives one of eight parallel uses of a request_uri a code", async () => {
    const visitor = new Visitor();
    await obtainCode(world, visitor);
    for (let round = 0; round < 3; round += 1) {
      const { answer } = await push();
      const answers = await Promise.all(Array.from({ length: 8 }, () => begin(visitor, answer.request_uri)));
      expect(answers.filter((response) => codeOf(response) !== null)).toHaveLength(1);
      expect(answers.filter((response) => response.status >= 500)).toHaveLength(0);
    }
  });

  it("lets one of two sign-ins that began with one request_uri end with a code, though its minute is over by then", async () => {
    const { answer } = await push();
    const [first, second] = [new Visitor(), new Visitor()];
    const begun = [await begin(first, answer.request_uri), await begin(second, answer.request_uri)] as const;
    await world.storage.database.$executeRaw`
      UPDATE oidc_record SET expires_at = expires_at - interval '61 seconds' WHERE model = 'PushedAuthorizationRequest'`;
    expect(codeOf(await answerAll(world, first, begun[0]))).not.toBeNull();
    const late = await answerAll(world, second, begun[1]).catch(() => null);
    expect(late === null ? null : codeOf(late)).toBeNull();
  });

  it("attack: another site uses a request_uri that was not its own", async () => {
    const visitor = new Visitor();
    const { answer } = await push();
    const other = await begin(visitor, answer.request_uri, "site-strict");
    expect(other.headers.get("location")).toMatch(/^https:\/\/strict\.example\/cb\?error=invalid_request/);
    for (const made of ["urn:ietf:params:oauth:request_uri:guessed", "https://one.example/request.jwt"]) {
      expect(errorOf(await begin(visitor, made))).toMatch(/^(invalid_request_uri|request_uri_not_supported)$/);
    }
  });

  it("refuses a request at once that could never be answered, and one from nobody", async () => {
    expect(await push({ redirect_uri: "https://evil.example/" })).toMatchObject({ status: 400 });
    expect(await push({ code_challenge_method: "plain" })).toMatchObject({ status: 400 });
    expect(await push({ response_type: "token" })).toMatchObject({ status: 400 });
    const forged = aClient({ client_secret: "not the secret of the first site, but long" });
    expect(await push({}, forged)).toMatchObject({ status: 401, answer: { error: "invalid_client" } });
  });

  it("takes plain requests from a site that was not registered to push, and from one that was only pushed ones", async () => {
    const direct = { client_id: "site-strict", redirect_uri: "https://strict.example/cb" };
    const plain = await new Visitor().visit(authorizationUrl(world, { ...direct, code_challenge: pkce().challenge }));
    expect(errorOf(plain)).toBe("invalid_request");
    const visitor = new Visitor();
    const { answer } = await push({}, strict);
    expect(
      codeOf(await answerAll(world, visitor, await begin(visitor, answer.request_uri, "site-strict"))),
    ).not.toBeNull();
    await obtainCode(world, new Visitor());
  });
});
