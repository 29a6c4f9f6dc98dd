import { createServer, type RequestListener, type Server } from "node:http";

/** How much one connection may take, in milliseconds and bytes, and how many there may be. */
export type ServerLimits = {
  /** From the first byte of a request to the last of its headers. */
  readonly headersTimeout: number;
  /** From the first byte of a request to its last; slow bodies end here. */
  readonly requestTimeout: number;
  /** How often the two above are looked at. */
  readonly connectionsCheckingInterval: number;
  /** How long a connection may wait for its next request; longer than a load balancer's own patience, which is 60 s as a rule. */
  readonly keepAliveTimeout: number;
  /** How long nothing at all may pass while an answer is sent: readers that do not read. */
  readonly idleTimeout: number;
  /** Of a request's first line and headers together; more is answered 431. */
  readonly maxHeaderSize: number;
  /** Open connections of this process; more are closed at once. */
  readonly maxConnections: number;
};

/** Those of the portal. Forms are small and networks may be slow: ten seconds for headers, thirty for everything. */
export const SERVER_LIMITS: ServerLimits = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 2_000,
  keepAliveTimeout: 65_000,
  idleTimeout: 60_000,
  maxHeaderSize: 16_384,
  maxConnections: 5_000,
};

/** A server that no single client can hold up: what is slow, long or too much is ended by Node itself before it reaches the listener. */
export function portalServer(
  { idleTimeout, maxConnections, ...limits }: ServerLimits,
  listener: RequestListener,
): Server {
  const server = createServer(limits, listener);
  server.maxConnections = maxConnections;
  server.timeout = idleTimeout;
  return server;
}
