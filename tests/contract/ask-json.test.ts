import { createServer, type Server } from "node:http";
import { afterEach, expect, it } from "vitest";
import { askJson } from "#lib/adapters/outbound/ask-json.ts";

type Behaviour = number | "hangs" | "hangs up";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A service that behaves as listed, one question after the other. */
async function service(...behaviours: Behaviour[]) {
  let asked = 0;
  const server = createServer((request, response) => {
    const behaviour = behaviours[asked] ?? 200;
    asked += 1;
    if (behaviour === "hangs up") request.destroy();
    if (typeof behaviour === "number") response.writeHead(behaviour).end(JSON.stringify({ turn: asked }));
  });
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const endpoint = { baseUrl: `http://127.0.0.1:${port}`, token: null, timeoutMs: 1_000 };
  return { ask: () => askJson(endpoint, "/question", { id: 1 }), asked: () => asked };
}

it.each([503, 500, "hangs up"] as const)(
  "a question is asked once more when the service %s at once",
  async (failure) => {
    const { ask, asked } = await service(failure, 200);
    expect(await ask()).toEqual({ kind: "answered", status: 200, body: { turn: 2 } });
    expect(asked()).toBe(2);
  },
);

it("a question that was refused, or answered, is not asked again", async () => {
  for (const status of [200, 404, 422]) {
    const { ask, asked } = await service(status, 200);
    expect(await ask()).toMatchObject({ status });
    expect(asked()).toBe(1);
  }
});

it("a question takes its time at most, also when it is asked twice", async () => {
  for (const behaviours of [["hangs"], [503, "hangs"], [503, 503, 200]] as const) {
    const { ask, asked } = await service(...behaviours);
    const reply = await ask();
    expect(reply.kind === "none" || reply.status === 503).toBe(true);
    expect(asked()).toBe(behaviours[0] === "hangs" ? 1 : 2);
  }
});
