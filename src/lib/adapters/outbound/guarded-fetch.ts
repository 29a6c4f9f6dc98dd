import http from "node:http";
import https from "node:https";
import { AddressRefused, guardedLookup, mayCall, type Reach } from "./reachable-address.ts";

const MAX_HEADER_BYTES = 8 * 1024;
const MAX_BODY_BYTES = 256 * 1024;

/** A request for a document of a site: its keys, its list of addresses. */
export type DocumentFetch = (target: string | URL | Request, options?: RequestInit) => Promise<Response>;

/**
 * Reads a document from a site's registered address, and only from one that may be called. The address that was checked is the one that is
 * connected to; nothing else is so much as knocked at. Redirects are answered as they are and not followed. Throws for a refused address and for
 * a document of more than 256 kB.
 */
export function guardedFetch(reach: Reach): DocumentFetch {
  return async (target, options = {}) => {
    const url = new URL(target instanceof Request ? target.url : target);
    if (!mayCall(url, reach)) throw new AddressRefused("no public address");
    const method = options.method ?? "GET";
    if (method !== "GET") throw new TypeError("documents are only read");
    return responseOf(await open(url, reach, options));
  };
}

function open(url: URL, reach: Reach, { headers, signal }: RequestInit): Promise<http.IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<http.IncomingMessage>();
  const { request } = url.protocol === "https:" ? https : http;
  const sent = request(url, {
    headers: Object.fromEntries(new Headers(headers)),
    agent: false,
    lookup: guardedLookup(reach),
    maxHeaderSize: MAX_HEADER_BYTES,
    ...(signal ? { signal } : {}),
  });
  sent.on("error", reject);
  sent.on("response", resolve);
  sent.end();
  return promise;
}

async function responseOf(message: http.IncomingMessage): Promise<Response> {
  const chunks: Buffer[] = [];
  let received = 0;
  for await (const chunk of message) {
    chunks.push(chunk);
    received += chunk.length;
    if (received > MAX_BODY_BYTES) {
      message.destroy();
      throw new RangeError("the document is too large");
    }
  }
  return new Response(new Uint8Array(Buffer.concat(chunks)), {
    status: message.statusCode ?? 502,
    headers: { "content-type": message.headers["content-type"] ?? "" },
  });
}
