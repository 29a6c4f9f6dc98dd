import { createServer, type RequestListener, type Server } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { guardedFetch } from "#lib/adapters/outbound/guarded-fetch.ts";

let server: Server | undefined;
let knocks = 0;
afterEach(() => server?.close());

async function publish(listener: RequestListener): Promise<string> {
  knocks = 0;
  server = createServer(listener).on("connection", () => {
    knocks += 1;
  });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return `http://localhost:${typeof address === "object" ? address?.port : 0}`;
}

const KEYS: RequestListener = (_request, response) =>
  response.setHeader("Content-Type", "application/json").end('{"keys":[]}');

describe("a document of a site", () => {
  it("is read from where it may be read", async () => {
    const url = await publish(KEYS);
    const answer = await guardedFetch("public_and_loopback")(`${url}/keys`, {
      headers: { accept: "application/json" },
    });
    expect([answer.status, await answer.json()]).toEqual([200, { keys: [] }]);
  });

  it.each(["localhost", "127.0.0.1", "0x7f.1"])(
    "attack: at an address inside (%s) is not read, and nothing is connected to (SSRF)",
    async (host) => {
      const url = await publish(KEYS);
      const inside = url.replace("http:", "https:").replace("localhost", host);
      await expect(guardedFetch("public")(`${inside}/keys`)).rejects.toThrow("no public address");
      await expect(guardedFetch("public")(new Request(`${inside}/keys`))).rejects.toThrow("no public address");
      expect(knocks).toBe(0);
    },
  );

  it("attack: at a host that the operator named, whose name leads to this machine, is not read (DNS rebinding)", async () => {
    const url = await publish(KEYS);
    const named = guardedFetch({ intranet: new Set(["localhost", "127.0.0.1"]) });
    for (const inside of [url.replace("http:", "https:"), url.replace("http://localhost", "https://127.0.0.1"), url])
      await expect(named(`${inside}/keys`)).rejects.toThrow("no public address");
    expect(knocks).toBe(0);
  });

  it("attack: that leads elsewhere is not followed", async () => {
    const url = await publish((_request, response) => response.writeHead(302, { location: "/other" }).end());
    const answer = await guardedFetch("public_and_loopback")(url);
    expect([answer.status, knocks]).toEqual([302, 1]);
  });

  it("attack: without an end is given up after 256 kB", async () => {
    const url = await publish((_request, response) => {
      const more = (): void => {
        while (response.writable && response.write("x".repeat(16_384)));
      };
      response.on("drain", more);
      more();
    });
    await expect(guardedFetch("public_and_loopback")(url)).rejects.toThrow("too large");
  });

  it("that takes too long is given up", async () => {
    const url = await publish(() => undefined);
    const given = guardedFetch("public_and_loopback")(url, { signal: AbortSignal.timeout(50) });
    await expect(given).rejects.toThrow();
  });
});
