import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openidAbsher } from "#lib/adapters/absher/openid-absher.ts";
import type { Absher } from "#lib/ports/absher.ts";

const REDIRECT_URI = "https://portal.example.sa/api/national-file/callback";
const { privateKey, publicKey } = await generateKeyPair("ES256");
const { privateKey: otherKey } = await generateKeyPair("ES256");

type Word = (claims: JWTPayload) => Promise<string> | string;

const signedBy =
  (key: CryptoKey, change: JWTPayload = {}): Word =>
  (claims) =>
    new SignJWT({ ...claims, ...change }).setProtectedHeader({ alg: "ES256", kid: "absher" }).sign(key);
const now = () => Math.floor(Date.now() / 1000);

/** An Absher that says whatever the test lets it say. */
let issuer = "";
let word: Word = signedBy(privateKey);
let nonce = "";
const logged: string[] = [];
const server = createServer((request, response) => {
  void answer(request.url ?? "").then((body) => {
    response.writeHead(body === null ? 404 : 200, { "content-type": "application/json" });
    response.end(JSON.stringify(body));
  });
});

async function answer(path: string): Promise<object | null> {
  if (path.startsWith("/.well-known/")) {
    return {
      issuer,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      response_types_supported: ["code"],
      subject_types_supported: ["public"],
      id_token_signing_alg_values_supported: ["ES256"],
      authorization_response_iss_parameter_supported: true,
    };
  }
  if (path === "/jwks") return { keys: [{ ...(await exportJWK(publicKey)), kid: "absher", alg: "ES256", use: "sig" }] };
  if (path !== "/token") return null;
  const claims = { iss: issuer, aud: "nafidha", sub: "subject", nonce, iat: now(), exp: now() + 60, auth_time: now() };
  const id_token = await word({ ...claims, national_id: "1234567897", preferred_username: "Ahmad234567" });
  return { access_token: "token", token_type: "Bearer", id_token };
}

describe("an ID token that is not Absher's word for this very request", () => {
  let absher: Absher;

  beforeAll(async () => {
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    const { port } = server.address() as AddressInfo;
    issuer = `http://127.0.0.1:${port}`;
    absher = openidAbsher(
      {
        issuer,
        clientId: "nafidha",
        clientSecret: "a-secret-of-the-test",
        redirectUri: REDIRECT_URI,
      },
      { error: (event) => String(logged.push(event)) },
    );
  });
  afterAll(() => server.close());

  async function redeem(said: Word) {
    const request = await absher.request("ar");
    if (request === null) throw new Error("this Absher is down");
    nonce = request.checks.nonce;
    word = said;
    const query = new URLSearchParams({ state: request.checks.state, code: "code", iss: issuer });
    return absher.redeem(`?${query}`, request.checks);
  }

  it("is told apart from one that is", async () => {
    const person = { nationalId: "1234567897", username: "Ahmad234567" };
    expect(await redeem(signedBy(privateKey))).toEqual({ kind: "vouched", person });
  });

  const forged: readonly (readonly [string, Word])[] = [
    ["signed by a key that is not Absher's", signedBy(otherKey)],
    ["not signed at all", (claims) => new UnsecuredJWT(claims).encode()],
    ["made for another site", signedBy(privateKey, { aud: "another-site" })],
    ["of another issuer", signedBy(privateKey, { iss: "https://evil.example" })],
    ["of another request", signedBy(privateKey, { nonce: "another" })],
    ["over", signedBy(privateKey, { exp: now() - 3_600 })],
    [
      "of a sign-in of yesterday, by whoever used this computer then",
      signedBy(privateKey, { auth_time: now() - 86_400 }),
    ],
    ["silent about when the person signed in", signedBy(privateKey, { auth_time: undefined })],
    ["silent about who the person is", signedBy(privateKey, { national_id: undefined })],
    ["naming several ids at once", signedBy(privateKey, { national_id: ["1234567897", "2345678904"] })],
  ];

  it.each(forged)("is refused where it is %s", async (kind, said) => {
    logged.length = 0;
    expect(await redeem(said)).toEqual({ kind: "not_accepted" });
    expect(logged).toEqual(/about who|several ids/.test(kind) ? [] : ["absher.answer_not_used"]);
  });
});
