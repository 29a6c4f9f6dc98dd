import { randomInt } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { Log } from "#lib/ports/log.ts";
import { Overloaded } from "#lib/ports/password-hasher.ts";
import { writeAnswerHeaders } from "./answer-headers.ts";
import { limitBody } from "./body-limit.ts";
import { areaOf, checkRequest, pathOf } from "./checks.ts";
import { askToComeBack } from "./come-back.ts";
import { holdForm } from "./form-check.ts";
import { type HealthFacts, healthHandler } from "./health.ts";
import { type RateLimits, rateLimits } from "./rate-limits.ts";
import { type FrontDoorRefusal, refuseRequest } from "./refusal.ts";
import { writeTrustedHeaders } from "./trusted-headers.ts";
import { keepAnswersWhole } from "./whole-answers.ts";

type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

/** What stands behind the front door. */
export type Behind = {
  readonly issuer: string;
  readonly trustedProxies: number;
  /** Development has tools of its own: their addresses, and pages that show what broke. */
  readonly environment: "production" | "development" | "test";
  readonly log: Log;
  readonly health: HealthFacts;
  /** Whether what fails now fails because the database is away. */
  readonly isDatabaseAway: () => boolean;
  /** `/.well-known/*` and `/oidc/*`. */
  readonly provider: Handler;
  /** Everything else. */
  readonly pages: Handler;
};

type Arrival = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly path: string;
  /** What a person quotes, and what the request is logged under. */
  readonly reference: string;
};

async function overLimit(
  limits: RateLimits,
  { request, path }: Arrival,
  network: string,
): Promise<FrontDoorRefusal | null> {
  if (areaOf(path) === "pages") return request.method === "POST" ? limits.count("post", network) : null;
  const refused = await limits.check("refused_by_provider", network);
  if (refused !== null) return refused;
  const act = actAt(path);
  return act === null ? null : limits.count(act, network);
}

/** What is begun at an address of the provider, which knows its own in capitals and with a slash at the end too. */
function actAt(path: string): "authorize" | "push" | null {
  if (/^\/oidc\/auth(\/|$)/i.test(path)) return "authorize";
  return /^\/oidc\/par\/?$/i.test(path) ? "push" : null;
}

/** What the provider refused counts against who asked. */
function countRefusals(limits: RateLimits, { response, path }: Arrival, network: string): void {
  if (areaOf(path) !== "provider") return;
  response.once("finish", () => {
    if (response.statusCode >= 400) void limits.count("refused_by_provider", network);
  });
}

/** Consonants that are told apart by ear: a reference is read out on the telephone, and is never taken for a number or a word. */
const REFERENCE_LETTERS = "bcdfghjkmnpqrstvwxz".split("");

function newReference(): string {
  return Array.from({ length: 12 }, () => REFERENCE_LETTERS[randomInt(REFERENCE_LETTERS.length)]).join("");
}

/** Counted for who did not wait for an answer: a status of no standard, as proxies write it. */
const HUNG_UP = 499;

function measure({ log, health }: Behind, { request, response, path, reference: requestId }: Arrival): void {
  const begun = performance.now();
  response.setHeader("X-Request-Id", requestId);
  response.once("close", () => {
    const milliseconds = Math.round(performance.now() - begun);
    const status = response.headersSent ? response.statusCode : HUNG_UP;
    const facts = { requestId, area: areaOf(path), method: request.method ?? "", status };
    health.metrics.answered(facts.area, facts.status, milliseconds);
    if (facts.area !== "health") log.info("http.answered", { ...facts, milliseconds });
  });
}

function surprise({ log, isDatabaseAway }: Behind, response: ServerResponse, cause: unknown): void {
  const overloaded = cause instanceof Overloaded || isDatabaseAway();
  if (!overloaded) log.error("http.failed", cause);
  refuseRequest(response, overloaded ? { status: 503, retryAfterSeconds: 5 } : { status: 500 });
}

/**
 * One place that every request passes: it refuses what is malformed, misaddressed, too large or too much before any work is done, tells
 * the rest of the portal only true things about the client, and hands over.
 */
export function frontDoor(behind: Behind, limits = rateLimits()): RequestListener {
  const issuer = new URL(behind.issuer);
  const health = healthHandler(behind.health);

  const admit = async (arrival: Arrival): Promise<void> => {
    const { request, response, path } = arrival;
    const refusal = checkRequest(request, { issuer, environment: behind.environment });
    if (refusal !== null) return refuseRequest(response, refusal);
    if (areaOf(path) === "health") return health(path, request, response);
    const facts = { issuer, trustedProxies: behind.trustedProxies, reference: arrival.reference };
    const network = writeTrustedHeaders(request, facts);
    const spent = await overLimit(limits, arrival, network);
    if (spent !== null) return refuseRequest(response, spent);
    limitBody(request, response);
    countRefusals(limits, arrival, network);
    askToComeBack(response, behind.isDatabaseAway);
    if (areaOf(path) === "provider") return void (await behind.provider(request, response));
    if (behind.environment !== "development")
      keepAnswersWhole(request, response, { path, isDatabaseAway: behind.isDatabaseAway });
    await behind.pages(request, response);
  };

  return (request, response) => {
    const arrival = { request, response, path: pathOf(request.url ?? ""), reference: newReference() };
    measure(behind, arrival);
    writeAnswerHeaders(response, { issuer, path: arrival.path });
    if (areaOf(arrival.path) === "pages") holdForm(request, response);
    admit(arrival).catch((cause: unknown) => surprise(behind, response, cause));
  };
}
