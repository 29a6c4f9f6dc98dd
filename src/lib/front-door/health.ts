import type { IncomingMessage, ServerResponse } from "node:http";
import type { Metrics } from "./metrics.ts";
import { refuseRequest } from "./refusal.ts";

/** What operators and load balancers ask. */
export type HealthFacts = {
  readonly metrics: Metrics;
  /** Whether everything that a request needs is there: database, migrations, keys. Never throws. */
  readonly isReady: () => Promise<boolean>;
  /** Whether the process has been told to end. */
  readonly isDraining: () => boolean;
};

const LOOPBACK_ADDRESS = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/;

function answer(response: ServerResponse, status: number, text: string): void {
  response.statusCode = status;
  response.setHeader("Content-Type", "text/plain; charset=utf-8");
  response.setHeader("Cache-Control", "no-store");
  response.end(text);
}

/** Whether a request comes from this machine itself and through no proxy. */
function isLocal(request: IncomingMessage): boolean {
  return LOOPBACK_ADDRESS.test(request.socket.remoteAddress ?? "") && request.headers["x-forwarded-for"] === undefined;
}

/** Answers `/healthz` (the process), `/readyz` (all that a request needs) and `/metrics` (only to this machine). */
export function healthHandler({ metrics, isReady, isDraining }: HealthFacts) {
  const readiness = async (response: ServerResponse): Promise<void> => {
    const ready = !isDraining() && (await isReady());
    answer(response, ready ? 200 : 503, ready ? "ready\n" : "not ready\n");
  };
  return async (path: string, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (path === "/healthz") return answer(response, 200, "ok\n");
    if (path === "/readyz") return readiness(response);
    if (!isLocal(request)) return refuseRequest(response, { status: 404 });
    answer(response, 200, metrics.text());
  };
}
