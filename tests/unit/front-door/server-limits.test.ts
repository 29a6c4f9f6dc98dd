import { connect } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { portalServer, SERVER_LIMITS } from "#lib/front-door/server-limits.ts";
import { type FrontDoorWorld, frontDoorWorld } from "#tests/support/front-door-world.ts";

/** The limits in small, so that a test waits for milliseconds. */
const SHORT = { headersTimeout: 100, requestTimeout: 200, connectionsCheckingInterval: 20, keepAliveTimeout: 100 };
const HEAD = "POST /ar HTTP/1.1\r\nHost: portal.example\r\nContent-Type: text/plain\r\nAccept: text/plain\r\n";

let world: FrontDoorWorld | undefined;
afterEach(() => world?.close());

/** Sends pieces one by one, each after something came or a moment passed, and resolves with all that came when the server hung up. */
function send(port: number, pieces: Iterable<string>, everyMs = 40): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    const rest = pieces[Symbol.iterator]();
    let came = "";
    const timer = setInterval(() => {
      const next = rest.next();
      if (next.done !== true && socket.writable) socket.write(next.value);
    }, everyMs);
    socket.setEncoding("utf8");
    socket.on("data", (chunk: string) => {
      came += chunk;
    });
    socket.on("error", () => undefined);
    socket.on("close", () => {
      clearInterval(timer);
      resolve(came);
    });
  });
}

function* forever(first: string, then: string): Generator<string> {
  yield first;
  for (;;) yield then;
}

const readBody = {
  pages: (request: import("node:http").IncomingMessage, response: import("node:http").ServerResponse) =>
    void request.resume().on("end", () => response.end("read")),
};

describe("attack: a client that holds a connection", () => {
  it("by sending its headers one by one is cut off (Slowloris)", async () => {
    world = await frontDoorWorld({ limits: SHORT });
    expect(await send(world.port, forever("GET /ar HTTP/1.1\r\n", "X-A: b\r\n"))).toMatch(/^HTTP\/1\.1 408 /);
  });

  it("by sending its body byte by byte is cut off", async () => {
    world = await frontDoorWorld({ limits: SHORT, ...readBody });
    const came = await send(world.port, forever(`${HEAD}Content-Length: 60000\r\n\r\n`, "a"));
    expect(came).toMatch(/^HTTP\/1\.1 408 /);
  });

  it("after its answer, without another request, is let go", async () => {
    world = await frontDoorWorld({ limits: { keepAliveTimeout: SHORT.keepAliveTimeout } });
    const came = await send(world.port, ["GET /ar HTTP/1.1\r\nHost: portal.example\r\n\r\n"]);
    expect(came).toMatch(/^HTTP\/1\.1 200 [\s\S]*hello/);
  });

  it("without reading the answer is let go", async () => {
    const big = "x".repeat(32 * 1024 * 1024);
    let closed: () => void = () => undefined;
    const over = new Promise<void>((resolve) => {
      closed = resolve;
    });
    world = await frontDoorWorld({
      limits: { idleTimeout: 500 },
      pages: (_request, response) => void response.once("close", closed).end(big),
    });
    const socket = connect(world.port, "127.0.0.1");
    socket.on("error", () => undefined);
    socket.pause();
    socket.write("GET /ar HTTP/1.1\r\nHost: portal.example\r\n\r\n");
    await over;
    socket.destroy();
  });

  it("or too many of them are turned away, and those that are in stay in", async () => {
    world = await frontDoorWorld({ limits: { maxConnections: 2 } });
    const inside = [connect(world.port, "127.0.0.1"), connect(world.port, "127.0.0.1")];
    await Promise.all(inside.map((socket) => new Promise((resolve) => socket.once("connect", resolve))));
    const request = "GET /ar HTTP/1.1\r\nHost: portal.example\r\nConnection: close\r\n\r\n";
    const answers = inside.map(
      (socket) => new Promise<string>((resolve) => socket.once("data", (chunk) => resolve(chunk.toString()))),
    );
    // The server has both once it answers the first.
    inside[0]?.write(request.replace("Connection: close\r\n", ""));
    expect(await answers[0]).toMatch(/^HTTP\/1\.1 200 /);
    expect(await send(world.port, [request], 5)).toBe("");
    inside[1]?.write(request);
    expect(await answers[1]).toMatch(/^HTTP\/1\.1 200 /);
    for (const socket of inside) socket.destroy();
  });
});

describe("attack: a request whose head", () => {
  it("is longer than 16 kB is refused before it reaches anything", async () => {
    world = await frontDoorWorld();
    const { status } = await world.ask("/ar", { headers: { "x-long": "a".repeat(17_000) } });
    expect(status).toBe(431);
  });

  it("has more than 100 headers is refused", async () => {
    world = await frontDoorWorld();
    const headers = Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`x-${index}`, "1"]));
    expect((await world.ask("/ar", { headers })).status).toBe(431);
  });

  it("names two hosts, or both a length and chunks, is refused (request smuggling)", async () => {
    world = await frontDoorWorld();
    const twice = "GET /ar HTTP/1.1\r\nHost: portal.example\r\nHost: evil.example\r\nConnection: close\r\n\r\n";
    expect(await send(world.port, [twice], 5)).toMatch(/^HTTP\/1\.1 400 /);
    const both = `${HEAD}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`;
    expect(await send(world.port, [both], 5)).toMatch(/^HTTP\/1\.1 400 /);
  });
});

it("the portal's own limits are set on its server", () => {
  const server = portalServer(SERVER_LIMITS, () => undefined);
  expect(server).toMatchObject({
    headersTimeout: 10_000,
    requestTimeout: 30_000,
    keepAliveTimeout: 65_000,
    timeout: 60_000,
    maxConnections: 5_000,
  });
});
