import type { IncomingMessage } from "node:http";
import type { FrontDoorRefusal } from "./refusal.ts";

/** The largest body of any request; forms and token requests are far smaller. */
export const MAXIMUM_BODY_BYTES = 64 * 1024;

const MAXIMUM_URL_LENGTH = 8 * 1024;

/** Browsers and proxies send about thirty; how long they are in all is limited by the server (server-limits.ts). */
const MAXIMUM_HEADERS = 100;

/** What a request is checked against. */
export type CheckFacts = {
  readonly issuer: Pick<URL, "host" | "origin">;
  readonly environment: "production" | "development" | "test";
};

function isForProvider(path: string): boolean {
  return path.startsWith("/oidc/") || path.startsWith("/.well-known/");
}

/** Which part of the portal a path belongs to. */
export function areaOf(path: string): "health" | "provider" | "pages" {
  if (path === "/healthz" || path === "/readyz" || path === "/metrics") return "health";
  return isForProvider(path) ? "provider" : "pages";
}

/** The path of a request target, without its query. */
export function pathOf(target: string): string {
  const end = target.search(/[?#]/);
  return end === -1 ? target : target.slice(0, end);
}

function wrongHost({ headers }: IncomingMessage, { issuer }: CheckFacts): boolean {
  return headers.host?.toLowerCase() !== issuer.host;
}

/** Where sites may have a browser post a request (oidc/posted-requests.ts). */
const MAY_BE_POSTED_TO = "/oidc/auth";

/** A form that another site made a browser send; the libraries refuse it too, but as a fault of ours. */
function isForeignPost({ method, headers, url }: IncomingMessage, { issuer }: CheckFacts): boolean {
  if (pathOf(url ?? "") === MAY_BE_POSTED_TO) return false;
  return method === "POST" && headers.origin !== undefined && headers.origin !== issuer.origin;
}

/** Absolute-form targets carry a host of their own, and `//host` is one in disguise: the libraries would believe either. */
function isPlainTarget(target: string): boolean {
  return target.startsWith("/") && !target.startsWith("//") && !target.startsWith("/\\");
}

/** Percent signs that encode no text, or a control character, are in no address of ours. */
function isReadablePath(path: string): boolean {
  try {
    return !/\p{Cc}/u.test(decodeURIComponent(path));
  } catch {
    return false;
  }
}

function declaredTooLarge({ headers }: IncomingMessage): boolean {
  return Number(headers["content-length"] ?? 0) > MAXIMUM_BODY_BYTES;
}

/** Next follows redirects by itself with these headers; the browser has to come as a navigation instead (integration notes). */
function isRouterFetch({ headers }: IncomingMessage): boolean {
  return headers.rsc !== undefined || headers["next-action"] !== undefined;
}

/**
 * After an action's redirect Next fetches the next page from itself, to put it into the action's answer. That page may show an id or a
 * number, which belong in no action's answer: refused, the browser comes for the page itself. Only that fetch reads with a body's type.
 */
function isActionFollowUp({ method, headers }: IncomingMessage): boolean {
  return method === "GET" && headers.rsc !== undefined && headers["content-type"] !== undefined;
}

function checkTarget(target: string): FrontDoorRefusal | null {
  if (target.length > MAXIMUM_URL_LENGTH) return { status: 414 };
  return isPlainTarget(target) && isReadablePath(pathOf(target)) ? null : { status: 400 };
}

/** Of Next's own addresses only its built files are for visitors; the image optimiser and the like are not used. */
function isNextsOwn(path: string): boolean {
  return path.startsWith("/_next/") && !path.startsWith("/_next/static/");
}

function checkForPages(request: IncomingMessage, facts: CheckFacts): FrontDoorRefusal | null {
  if (facts.environment !== "development" && isNextsOwn(pathOf(request.url ?? ""))) return { status: 404 };
  if (isForeignPost(request, facts)) return { status: 403 };
  return isActionFollowUp(request) ? { status: 404 } : null;
}

/** A second `Host` is for whoever stands behind the first reader (RFC 9112 §3.2). */
function namesTwoHosts({ rawHeaders }: IncomingMessage): boolean {
  return rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === "host").length > 1;
}

function checkHeaders(request: IncomingMessage, facts: CheckFacts): FrontDoorRefusal | null {
  if (request.rawHeaders.length > 2 * MAXIMUM_HEADERS) return { status: 431 };
  if (namesTwoHosts(request)) return { status: 400 };
  if (wrongHost(request, facts)) return { status: 421 };
  return declaredTooLarge(request) ? { status: 413 } : null;
}

/** What is wrong with a request as far as its first line and headers tell, in the order of cheapness; `null` when nothing is. */
export function checkRequest(request: IncomingMessage, facts: CheckFacts): FrontDoorRefusal | null {
  const target = request.url ?? "";
  const refused = checkTarget(target);
  if (refused !== null) return refused;
  const area = areaOf(pathOf(target));
  if (area === "health") return null;
  const unfit = checkHeaders(request, facts);
  if (unfit !== null) return unfit;
  if (area === "pages") return checkForPages(request, facts);
  return isRouterFetch(request) ? { status: 404 } : null;
}
