import { type IncomingHttpHeaders, type RequestListener, request } from "node:http";
import { frontDoor } from "#lib/front-door/front-door.ts";
import { createMetrics } from "#lib/front-door/metrics.ts";
import { type Allowed, rateLimits } from "#lib/front-door/rate-limits.ts";
import { portalServer, SERVER_LIMITS, type ServerLimits } from "#lib/front-door/server-limits.ts";

/** What stands behind the front door in a test, and how its server is set up. */
export type FrontDoorWish = {
  readonly issuer?: string;
  readonly pages?: RequestListener;
  readonly provider?: RequestListener;
  readonly limits?: Partial<ServerLimits>;
  /** How much of each act one network may do in a minute; as much as it likes, but for these. */
  readonly allowed?: Partial<Allowed>;
};

/** An answer as it came over the wire. */
export type Answered = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: string };

/** A front door on a port of its own. */
export type FrontDoorWorld = {
  readonly port: number;
  /** Asks as a browser does, with exactly these headers besides; a header given as a list is sent several times. */
  ask(path: string, sent?: Sent): Promise<Answered>;
  close(): Promise<void>;
};

type Sent = {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string | string[]>>;
  readonly body?: string;
};

const EVERYTHING: Allowed = { post: 1e9, authorize: 1e9, push: 1e9, refused_by_provider: 1e9 };

const hello: RequestListener = (_request, response) => void response.end("hello");

/** Opens one. */
export async function frontDoorWorld(wish: FrontDoorWish = {}): Promise<FrontDoorWorld> {
  const { issuer = "https://portal.example", pages = hello, provider = hello, limits = {} } = wish;
  const log = { info: () => undefined, warn: () => undefined, error: () => "reference" };
  const health = { metrics: createMetrics(), isReady: async () => true, isDraining: () => false };
  const told = { issuer, trustedProxies: 0, environment: "production", isDatabaseAway: () => false } as const;
  const door = frontDoor({ ...told, log, health, provider, pages }, rateLimits({ ...EVERYTHING, ...wish.allowed }));
  const server = portalServer({ ...SERVER_LIMITS, ...limits }, door);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("not listening");
  const { port } = address;
  const host = new URL(issuer).host;
  return {
    port,
    ask: (path, sent = {}) => ask({ port, path, ...sent, headers: { host, accept: "text/html", ...sent.headers } }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function ask({
  port,
  path,
  method = "GET",
  headers = {},
  body,
}: Sent & { port: number; path: string }): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port, path, method, headers, agent: false }, (answer) => {
      let text = "";
      answer.setEncoding("utf8");
      answer.on("data", (chunk: string) => {
        text += chunk;
      });
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }));
      answer.on("error", reject);
    });
    asked.on("error", reject);
    asked.end(body);
  });
}
