import type { IncomingMessage, ServerResponse } from "node:http";

/** What a route is asked: the query, the captured parts of the path, and the parsed JSON body (undefined for a GET). */
export type Call = {
  readonly query: URLSearchParams;
  readonly params: readonly string[];
  readonly body: unknown;
};

/** What a route answers. */
export type Answer = { readonly status: number; readonly type: string; readonly body: string };

/** One address. `gateway` routes ask for the bearer token when the world has one; a `stream` keeps the response open. */
export type Route = {
  readonly method: "GET" | "POST";
  readonly path: string | RegExp;
  readonly access: "open" | "gateway";
} & (
  | { readonly answer: (call: Call) => Answer | Promise<Answer> }
  | { readonly stream: (call: Call, to: Outlet) => void }
);

/** An open response: lines go out as they are written, `onClose` runs once when the other side is gone. */
export type Outlet = { write(line: string): void; onClose(run: () => void): void };

/** A refusal that becomes an answer with its status and its reason. */
export class BadCall extends Error {
  readonly status: number;
  constructor(status: number, reason: string) {
    super(reason);
    this.status = status;
  }
}

const MAX_BODY_BYTES = 512 * 1024;

/** A JSON answer. */
export const json = (status: number, value: unknown): Answer => ({
  status,
  type: "application/json; charset=utf-8",
  body: JSON.stringify(value),
});

/** A text answer of the given media type. */
export const text = (type: string, body: string): Answer => ({ status: 200, type: `${type}; charset=utf-8`, body });

/** Answers one request from the table; whatever is wrong with the request becomes a 4xx with `{"error": reason}`. */
export async function handle(
  routes: readonly Route[],
  token: string | null,
  exchange: { readonly request: IncomingMessage; readonly response: ServerResponse },
): Promise<void> {
  const { request, response } = exchange;
  await answerSafely(exchange, async () => {
    const { url, route } = findRoute(routes, request);
    if (route.access === "gateway") requireToken(request, token);
    const call: Call = {
      query: url.searchParams,
      params: pathParams(route.path, url.pathname),
      body: route.method === "POST" ? await readJson(request) : undefined,
    };
    if ("stream" in route) route.stream(call, openOutlet(response));
    else send(response, await route.answer(call));
  });
}

/** Runs an answer; what it throws becomes one with its status and its reason. */
export async function answerSafely(
  { request, response }: { readonly request: IncomingMessage; readonly response: ServerResponse },
  answer: () => Promise<void>,
): Promise<void> {
  try {
    await answer();
  } catch (error) {
    if (!request.destroyed || request.complete) answerFailure(response, error);
  }
}

function answerFailure(response: ServerResponse, error: unknown): void {
  if (!(error instanceof BadCall))
    process.stderr.write(`simulators: ${error instanceof Error ? error.stack : error}\n`);
  if (response.headersSent) response.destroy();
  else send(response, refusal(error));
}

function refusal(error: unknown): Answer {
  return error instanceof BadCall
    ? json(error.status, { error: error.message })
    : json(500, { error: "the simulated world failed" });
}

function findRoute(routes: readonly Route[], request: IncomingMessage): { url: URL; route: Route } {
  const url = URL.parse(`http://simulators${request.url ?? "/"}`);
  if (!url) throw new BadCall(400, "the address cannot be read");
  const method = request.method === "HEAD" ? "GET" : request.method;
  const here = routes.filter((route) => matches(route.path, url.pathname));
  const route = here.find((each) => each.method === method);
  if (here.length === 0) throw new BadCall(404, "there is no such address");
  if (!route) throw new BadCall(405, `this address answers ${here.map((each) => each.method).join(", ")} only`);
  return { url, route };
}

function matches(path: Route["path"], pathname: string): boolean {
  return typeof path === "string" ? path === pathname : path.test(pathname);
}

function pathParams(path: Route["path"], pathname: string): string[] {
  if (typeof path === "string") return [];
  try {
    return (path.exec(pathname) ?? []).slice(1).map(decodeURIComponent);
  } catch {
    throw new BadCall(400, "the address is not well encoded");
  }
}

function requireToken(request: IncomingMessage, token: string | null): void {
  if (token !== null && request.headers.authorization !== `Bearer ${token}`) {
    throw new BadCall(401, "the bearer token is missing or wrong");
  }
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new BadCall(413, `the body is larger than ${MAX_BODY_BYTES} bytes`);
    chunks.push(chunk);
  }
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks)));
  } catch {
    throw new BadCall(400, "the body is not JSON");
  }
}

const HEADERS = {
  "cache-control": "no-store",
  "content-security-policy":
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
};

function send(response: ServerResponse, answer: Answer): void {
  if (answer.status === 413) response.setHeader("connection", "close");
  response.writeHead(answer.status, { ...HEADERS, "content-type": answer.type });
  response.end(answer.body);
}

function openOutlet(response: ServerResponse): Outlet {
  response.writeHead(200, { ...HEADERS, "content-type": "application/x-ndjson" });
  response.flushHeaders();
  return {
    write: (line) => void response.write(`${line}\n`),
    onClose: (run) => void response.once("close", run),
  };
}
