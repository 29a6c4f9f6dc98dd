import http from "node:http";
import https from "node:https";
import type { PostForm } from "#lib/ports/back-channel-logout.ts";
import { guardedLookup, mayCall, type Reach } from "./reachable-address.ts";

/** How long a site is waited for, connection included. */
const TIMEOUT_MS = 3_000;
const MAX_HEADER_BYTES = 8 * 1024;

/**
 * Posts form fields to a site's registered address. Only to addresses that may be called; redirects are not followed; the answer's body is
 * not read at all. Answers `null` for whatever goes wrong: an error's text could name what must not be told.
 */
export function postForm(reach: Reach, timeoutMs: number = TIMEOUT_MS): PostForm {
  return async (address, fields) => {
    if (!URL.canParse(address)) return null;
    const url = new URL(address);
    if (!mayCall(url, reach)) return null;
    const body = new URLSearchParams(fields).toString();
    try {
      return await statusOf(url, { body, reach, signal: AbortSignal.timeout(timeoutMs) });
    } catch {
      return null;
    }
  };
}

type Call = { readonly body: string; readonly reach: Reach; readonly signal: AbortSignal };

function statusOf(url: URL, { body, reach, signal }: Call): Promise<number | null> {
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  const { request } = url.protocol === "https:" ? https : http;
  const sent = request(url, {
    method: "POST",
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      "content-length": Buffer.byteLength(body),
      accept: "*/*",
    },
    agent: false,
    lookup: guardedLookup(reach),
    maxHeaderSize: MAX_HEADER_BYTES,
    signal,
  });
  sent.on("error", reject);
  sent.on("response", (response) => {
    resolve(response.statusCode ?? null);
    response.destroy();
  });
  sent.end(body);
  return promise;
}
