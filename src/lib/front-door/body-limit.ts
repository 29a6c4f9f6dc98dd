import type { IncomingMessage } from "node:http";
import { MAXIMUM_BODY_BYTES } from "./checks.ts";

/**
 * Counts the body of a request that does not declare its length, as it comes in and whoever reads it, and calls `onTooLarge` once
 * when there is more than allowed; nothing after that reaches the reader.
 */
export function limitBody(request: IncomingMessage, onTooLarge: () => void): void {
  if (request.headers["transfer-encoding"] === undefined) return;
  const push = request.push.bind(request);
  let received = 0;
  request.push = (chunk: Buffer | null, encoding?: BufferEncoding): boolean => {
    const before = received;
    received += chunk?.length ?? 0;
    if (received <= MAXIMUM_BODY_BYTES) return push(chunk, encoding);
    if (before <= MAXIMUM_BODY_BYTES) onTooLarge();
    return false;
  };
}
