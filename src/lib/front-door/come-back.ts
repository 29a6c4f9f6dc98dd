import type { ServerResponse } from "node:http";

/** A database that is restarted is back within seconds. */
const RETRY_AFTER_SECONDS = 5;

/**
 * Makes a fault of ours (500) the 503 that it is while the database is away, with the time after which to come again (RFC 9110, 15.6.4).
 * Pages that need no database are still shown.
 */
export function askToComeBack(response: ServerResponse, isDatabaseAway: () => boolean): void {
  response.writeHead = new Proxy(response.writeHead, {
    apply(writeHead, self, [status, ...rest]) {
      if ((status !== 500 && status !== 503) || !isDatabaseAway())
        return Reflect.apply(writeHead, self, [status, ...rest]);
      response.setHeader("Retry-After", String(RETRY_AFTER_SECONDS));
      response.setHeader("Cache-Control", "no-store");
      response.statusCode = 503;
      return Reflect.apply(writeHead, self, [503, ...rest]);
    },
  });
}
