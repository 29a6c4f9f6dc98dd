import type { IncomingMessage, ServerResponse } from "node:http";
import { MAXIMUM_BODY_BYTES } from "./checks.ts";
import { refuseRequest } from "./refusal.ts";

/**
 * Counts the body of a request that does not declare its length, as it comes in and whoever reads it. When there is more than allowed the
 * request is refused, unless it was answered already; nothing after that reaches the reader.
 */
export function limitBody(request: IncomingMessage, response: ServerResponse): void {
  if (request.headers["transfer-encoding"] === undefined) return;
  const push = request.push.bind(request);
  let received = 0;
  request.push = (chunk: Buffer | null, encoding?: BufferEncoding): boolean => {
    if (chunk === null) return push(null);
    const wasWithin = received <= MAXIMUM_BODY_BYTES;
    received += chunk.length;
    if (received <= MAXIMUM_BODY_BYTES) return push(chunk, encoding);
    if (wasWithin && !response.headersSent) refuseAndHangUp(request, response);
    return true;
  };
}

function refuseAndHangUp(request: IncomingMessage, response: ServerResponse): void {
  response.once("finish", () => request.destroy());
  refuseRequest(response, { status: 413 });
}
