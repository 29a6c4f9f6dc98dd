import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type FrontDoorWorld, frontDoorWorld } from "#tests/support/front-door-world.ts";

describe("every answer on https", () => {
  let world: FrontDoorWorld;

  beforeAll(async () => {
    world = await frontDoorWorld({
      pages: (request, response) => {
        response.statusCode = request.url === "/ar/moved" ? 307 : 200;
        if (request.url?.startsWith("/_next/static/")) response.setHeader("Cache-Control", "public, max-age=31536000");
        if (request.url === "/_next/static/gone.js") response.statusCode = 308;
        response.end();
      },
      provider: (_request, response) => void response.end(),
    });
  });
  afterAll(() => world.close());

  const everywhere = ["/ar", "/ar/moved", "/%ff", "/icon.svg", "/oidc/auth", "/oidc/jwks", "/healthz", "/_next/image"];

  it.each(everywhere)("%s cannot be framed, sniffed, embedded elsewhere or sent in the clear", async (path) => {
    const { headers } = await world.ask(path);
    expect(headers["strict-transport-security"]).toBe("max-age=63072000; includeSubDomains");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["x-frame-options"]).toBe("DENY");
    expect(headers["cross-origin-opener-policy"]).toBe("same-origin");
    expect(headers["cross-origin-resource-policy"]).toBe("same-origin");
    expect(headers["referrer-policy"]).toBe("same-origin");
    expect(headers["permissions-policy"]).toContain("camera=()");
    expect(headers["content-security-policy"]).toMatch(/^default-src 'none'/);
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect(headers["content-security-policy"]).not.toContain("unsafe");
  });

  it.each([...everywhere, "/_next/static/gone.js"].filter((path) => !["/icon.svg", "/oidc/jwks"].includes(path)))(
    "%s is kept by nobody",
    async (path) => {
      expect((await world.ask(path)).headers["cache-control"]).toBe("no-store");
    },
  );

  it("but of a public document may be kept: a built file, the icon, the provider's keys", async () => {
    expect((await world.ask("/_next/static/a.js")).headers["cache-control"]).toBe("public, max-age=31536000");
    expect((await world.ask("/icon.svg")).headers["cache-control"]).toBeUndefined();
    expect((await world.ask("/oidc/jwks")).headers["cache-control"]).toBeUndefined();
  });

  it("a built script, which may run as a worker, loads scripts of ours and nothing else; no other answer loads any", async () => {
    const policyOf = async (path: string) => (await world.ask(path)).headers["content-security-policy"];
    expect(await policyOf("/_next/static/chunks/a.js")).toMatch(
      /^default-src 'none'; script-src 'self'; form-action 'none'/,
    );
    for (const path of ["/_next/static/media/a.woff2", "/_next/image", "/a.js", "/oidc/_next/static/a.js", "/ar"]) {
      expect(await policyOf(path)).not.toContain("script-src");
    }
  });

  it("refusals of what is too large, misaddressed, from elsewhere or broken have the same headers", async () => {
    const refused = [
      await world.ask("/ar", { headers: { host: "evil.example" } }),
      await world.ask(`/ar/${"a".repeat(9000)}`),
      await world.ask("/ar", { method: "POST", headers: { origin: "https://evil.example" } }),
      await world.ask("/ar", { method: "POST", headers: { "content-length": "100000" }, body: "x".repeat(100_000) }),
    ];
    expect(refused.map(({ status }) => status)).toEqual([421, 414, 403, 413]);
    for (const { headers } of refused) {
      expect(headers["cache-control"]).toBe("no-store");
      expect(headers["x-content-type-options"]).toBe("nosniff");
      expect(headers["strict-transport-security"]).toBeDefined();
      expect(headers["content-security-policy"]).toMatch(/^default-src 'none'/);
    }
  });
});

it("this machine's own address is not tied to https", async () => {
  const world = await frontDoorWorld({ issuer: "http://localhost:3000" });
  expect((await world.ask("/ar")).headers["strict-transport-security"]).toBeUndefined();
  await world.close();
});
