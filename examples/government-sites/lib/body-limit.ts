import type { IncomingHttpHeaders } from "node:http";

/** The largest body of any request: forms, and the portal's logout tokens, are far smaller. */
export const MAX_BODY_BYTES = 64 * 1024;

/** Whether a request brings more than any of ours, or does not say how much. Node itself lets nobody send more than was said. */
export function isTooLarge(headers: IncomingHttpHeaders): boolean {
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > MAX_BODY_BYTES;
}
