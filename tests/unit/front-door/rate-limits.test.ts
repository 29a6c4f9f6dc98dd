import { request } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { rateLimits } from "#lib/front-door/rate-limits.ts";
import { type FrontDoorWorld, frontDoorWorld } from "#tests/support/front-door-world.ts";

let world: FrontDoorWorld | undefined;

afterEach(() => world?.close());

describe("one network", () => {
  it.each([
    [
      "begins sign-ins without end",
      "/oidc/auth",
      ["/oidc/auth?x=1", "/oidc/AUTH", "/oidc/Auth/", "/oidc/auth/some-uid"],
    ],
    ["pushes requests without end, which are kept for hours", "/oidc/par", ["/oidc/PAR", "/oidc/par/"]],
  ])("attack: that %s is asked to wait, however the address is written", async (_, path, variants) => {
    world = await frontDoorWorld({ allowed: { authorize: 2, push: 2 } });
    for (let count = 0; count < 2; count += 1) expect((await world.ask(path)).status).toBe(200);
    for (const written of [path, ...variants]) {
      const { status, headers } = await world.ask(written);
      expect(status, written).toBe(429);
      expect(Number(headers["retry-after"])).toBeGreaterThan(0);
    }
    expect((await world.ask("/oidc/token", { method: "POST" })).status).toBe(200);
    expect((await world.ask("/ar")).status).toBe(200);
  });

  it("attack: that is refused by the provider over and over, as who guesses a secret is, is asked to wait", async () => {
    const provider = (_: unknown, response: { writeHead(status: number): { end(): void } }) =>
      void response.writeHead(401).end();
    world = await frontDoorWorld({ allowed: { refused_by_provider: 3 }, provider });
    const statuses: number[] = [];
    for (let count = 0; count < 6; count += 1)
      statuses.push((await world.ask("/oidc/token", { method: "POST" })).status);
    expect(statuses).toEqual([401, 401, 401, 401, 429, 429]);
  });

  it("attack: that sends forms without end is asked to wait, and may read on", async () => {
    world = await frontDoorWorld({ allowed: { post: 2 } });
    const statuses: number[] = [];
    for (let count = 0; count < 4; count += 1) statuses.push((await world.ask("/ar", { method: "POST" })).status);
    expect(statuses).toEqual([200, 200, 429, 429]);
    expect((await world.ask("/ar")).status).toBe(200);
  });

  it("does not make another one wait, and may do as much as a town at once", async () => {
    const limits = rateLimits();
    for (let count = 0; count < 6000; count += 1) expect(await limits.count("authorize", "192.0.2.0/24")).toBeNull();
    expect(await limits.count("authorize", "192.0.2.0/24")).toMatchObject({ status: 429 });
    expect(await limits.count("authorize", "198.51.100.0/24")).toBeNull();
  });
});

it("a request whose sender hangs up before the answer is counted as unanswered, not as a good one", async () => {
  const asked = Promise.withResolvers<void>();
  world = await frontDoorWorld({ pages: () => asked.resolve() });
  const headers = { host: "portal.example" };
  const sent = request({ host: "127.0.0.1", port: world.port, path: "/ar", headers, agent: false });
  sent.on("error", () => undefined).end();
  await asked.promise;
  sent.destroy();
  await expect.poll(async () => (await world?.ask("/metrics"))?.body).toContain('area="pages",status="4xx"} 1');
  expect((await world.ask("/metrics")).body).not.toContain('area="pages",status="2xx"');
});
