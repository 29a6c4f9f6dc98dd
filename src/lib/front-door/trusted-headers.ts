import type { IncomingMessage } from "node:http";
import { clientAddress, networkOf } from "./client-network.ts";

/** The request header that tells pages the visitor's network; only the front door writes it. */
const NETWORK_HEADER = "x-nafidha-network";

/** The request header that carries this request's reference to where surprises are logged. */
const REFERENCE_HEADER = "x-nafidha-request";

const SAID_BY_CLIENTS = /^(x-forwarded-|x-nafidha-|x-middleware-|x-real-ip$|forwarded$)/;

/** What is known about the portal and its proxies, and the reference that was given to the request. */
export type ProxyFacts = { readonly issuer: URL; readonly trustedProxies: number; readonly reference: string };

/**
 * Takes away every header by which a client could say something that the portal believes of its proxies, and writes what is true.
 * Returns the visitor's network.
 */
export function writeTrustedHeaders(request: IncomingMessage, facts: ProxyFacts): string {
  const { issuer, trustedProxies, reference } = facts;
  const forwarded = request.headers["x-forwarded-for"];
  const source = {
    socketAddress: request.socket.remoteAddress,
    forwardedFor: Array.isArray(forwarded) ? forwarded.join(",") : forwarded,
  };
  const network = networkOf(clientAddress(source, trustedProxies));
  for (const name of Object.keys(request.headers)) {
    if (SAID_BY_CLIENTS.test(name)) delete request.headers[name];
  }
  request.headers["x-forwarded-proto"] = issuer.protocol.slice(0, -1);
  request.headers["x-forwarded-host"] = issuer.host;
  request.headers[NETWORK_HEADER] = network;
  request.headers[REFERENCE_HEADER] = reference;
  return network;
}
