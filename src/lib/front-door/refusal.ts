import type { ServerResponse } from "node:http";
import { errorWords } from "#lib/i18n/messages/errors/words.ts";
import { type ErrorPageFacts, errorPage, wantsPage } from "./error-page.ts";

/** A request that the front door answers itself, before any work is done for it. */
export type FrontDoorRefusal = {
  readonly status: keyof typeof SAID;
  readonly retryAfterSeconds?: number;
};

const SAID = {
  400: { words: "malformed", way: "home" },
  403: { words: "foreignForm", way: "home" },
  404: { words: "notFound", way: "home" },
  413: { words: "tooLarge", way: "home" },
  414: { words: "addressTooLong", way: "home" },
  // Every link would lead to the wrong address again.
  421: { words: "wrongAddress", way: "none" },
  429: { words: "tooMany", way: "retry" },
  431: { words: "headersTooLarge", way: "retry" },
  500: { words: "fault", way: "retry" },
  503: { words: "busy", way: "retry" },
} as const satisfies Record<number, Omit<ErrorPageFacts, "reference">>;

/** What a refusal says on a page, with the request's own reference. */
export function refusalPage(
  response: ServerResponse,
  status: FrontDoorRefusal["status"],
): ReturnType<typeof errorPage> {
  return errorPage({ ...SAID[status], reference: String(response.getHeader("X-Request-Id") ?? "") });
}

function refusalLine(status: FrontDoorRefusal["status"]): string {
  const { words } = SAID[status];
  return `${errorWords("ar").frontDoor[words].title} · ${errorWords("en").frontDoor[words].title}\n`;
}

/**
 * Answers in both languages, browsers with a whole page and programs with a line, and, where the rest of the request is not wanted,
 * ends the connection.
 */
export function refuseRequest(response: ServerResponse, { status, retryAfterSeconds }: FrontDoorRefusal): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.statusCode = status;
  response.setHeader("Cache-Control", "no-store");
  if (retryAfterSeconds !== undefined) response.setHeader("Retry-After", String(retryAfterSeconds));
  if (status === 413 || status === 400 || status === 431) response.setHeader("Connection", "close");
  if (!wantsPage(response.req)) {
    response.setHeader("Content-Type", "text/plain; charset=utf-8");
    response.end(refusalLine(status));
    return;
  }
  const { html, policy } = refusalPage(response, status);
  response.setHeader("Content-Type", "text/html; charset=utf-8");
  response.setHeader("Content-Security-Policy", policy);
  response.end(html);
}
