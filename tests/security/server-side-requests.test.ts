import { createServer, type Server } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { obtainCode, Visitor } from "#tests/support/oidc-visitor.ts";
import { aClient, type OidcWorld, oidcWorld } from "#tests/support/oidc-world.ts";

describe("server-side request forgery", () => {
  let world: OidcWorld;
  let inside: Server;
  let insideUrl: string;
  let knocks = 0;

  beforeAll(async () => {
    world = await oidcWorld();
    inside = createServer((_request, response) => response.end("{}"));
    inside.on("connection", () => {
      knocks += 1;
    });
    await new Promise<void>((resolve) => inside.listen(0, "127.0.0.1", resolve));
    const address = inside.address();
    insideUrl = `https://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
  });
  afterAll(async () => {
    await world.close();
    await new Promise((resolve) => inside.close(resolve));
  });

  it("a site's keys at an address inside are not fetched: nobody even connects", async () => {
    const client = aClient({
      client_id: "site-inside",
      client_secret: undefined,
      token_endpoint_auth_method: "private_key_jwt",
      jwks_uri: `${insideUrl}/keys`,
    });
    await world.clients.register(client);
    const { code, verifier } = await obtainCode(world, new Visitor(), { client_id: "site-inside" });
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
    const claims = { iss: "site-inside", sub: "site-inside", aud: world.issuer, jti: "1", exp: Date.now() / 1000 + 60 };
    const assertion = `${part({ alg: "ES256", kid: "x" })}.${part(claims)}.${"a".repeat(86)}`;
    const response = await fetch(`${world.issuer}/oidc/token`, {
      method: "POST",
      body: new URLSearchParams({
        grant_type: "authorization_code",
        code,
        code_verifier: verifier,
        redirect_uri: "https://one.example/callback",
        client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        client_assertion: assertion,
      }),
    });
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(await response.text()).not.toContain("id_token");
    expect(knocks).toBe(0);
  });

  it.each([
    [
      "an upgrade to a web socket",
      "GET /ar HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: YQ==\r\nSec-WebSocket-Version: 13",
    ],
    ["a CONNECT", "CONNECT 127.0.0.1:22 HTTP/1.1"],
    ["an absolute address", "GET http://127.0.0.1:22/ HTTP/1.1"],
  ])("%s goes nowhere", async (_name, head) => {
    const { port, host } = new URL(world.issuer);
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), "127.0.0.1");
      let came = "";
      socket.on("data", (chunk: Buffer) => {
        came += chunk.toString("utf8");
        if (came.includes("\r\n\r\n")) socket.destroy();
      });
      socket.on("error", reject);
      socket.on("close", () => resolve(came));
      socket.write(`${head}\r\nHost: ${host}\r\n\r\n`);
    });
    expect(answer).not.toMatch(/^HTTP\/1\.1 (101|200 Connection)/);
    expect(answer).not.toContain("SSH-");
  });
});
