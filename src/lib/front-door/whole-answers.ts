import type { IncomingMessage, ServerResponse } from "node:http";
import { forbidKeeping, POLICY_WITHOUT_PAGE } from "./answer-headers.ts";
import { wantsPage } from "./error-page.ts";
import { type FrontDoorRefusal, refusalPage } from "./refusal.ts";

/** What an answer stands on: its path, and whether a page that breaks now breaks because the database is away. */
export type WholeAnswerFacts = { readonly path: string; readonly isDatabaseAway: () => boolean };

const faultOf = (isDatabaseAway: () => boolean) => (isDatabaseAway() ? 503 : 500);

/** Next's own fetches want answers of their own kind; its router shows what went wrong. */
function isNextsFetch({ headers }: IncomingMessage): boolean {
  return headers.rsc !== undefined || headers["next-action"] !== undefined;
}

/** A refusal for which no page was made: without a word, or a shell that is blank without scripts. */
function isBlank(response: ServerResponse): boolean {
  if (isHtml(response)) return response.getHeader("Content-Security-Policy") === POLICY_WITHOUT_PAGE;
  return response.statusCode >= 400 && response.getHeader("Content-Type") === undefined;
}

function isHtml(response: ServerResponse): boolean {
  return String(response.getHeader("Content-Type") ?? "").startsWith("text/html");
}

/** Which answers are replaced: a page that broke, and a refusal that a browser would show as nothing. */
function replacementFor(
  request: IncomingMessage,
  response: ServerResponse,
  { isDatabaseAway }: WholeAnswerFacts,
): FrontDoorRefusal["status"] | null {
  const isShown = isHtml(response) || wantsPage(request);
  if (isNextsFetch(request) || !isShown) return null;
  if (response.statusCode >= 500) return faultOf(isDatabaseAway);
  if (!isBlank(response)) return null;
  return response.statusCode === 400 || response.statusCode === 403 ? 400 : 404;
}

function dress(response: ServerResponse, status: FrontDoorRefusal["status"]): string {
  const { html, policy } = refusalPage(response, status);
  for (const name of ["Content-Encoding", "ETag", "Link", "Transfer-Encoding"]) response.removeHeader(name);
  response.statusCode = status;
  response.setHeader("Content-Type", "text/html; charset=utf-8");
  response.setHeader("Content-Length", Buffer.byteLength(html));
  response.setHeader("Content-Security-Policy", policy);
  response.setHeader("Cache-Control", "no-store");
  return html;
}

/**
 * Watches the head of an answer of Next. Where a page threw, or no page is there at all, Next sends a shell that stays blank until its
 * scripts run; a whole page of the front door's goes out in its place, and what Next writes of its own is dropped.
 */
export function keepAnswersWhole(request: IncomingMessage, response: ServerResponse, facts: WholeAnswerFacts): void {
  let page: string | null = null;
  const beforeHead = (): void => {
    if (response.headersSent || page !== null) return;
    const status = replacementFor(request, response, facts);
    if (status === null) forbidKeeping(response, facts.path);
    else page = dress(response, status);
  };
  response.writeHead = new Proxy(response.writeHead, {
    apply(writeHead, self, [status, ...rest]) {
      if (page === null) response.statusCode = status;
      beforeHead();
      return Reflect.apply(writeHead, self, page === null ? [response.statusCode, ...rest] : [response.statusCode]);
    },
  });
  response.write = new Proxy(response.write, {
    apply(write, self, written) {
      beforeHead();
      return page === null ? Reflect.apply(write, self, written) : true;
    },
  });
  response.end = new Proxy(response.end, {
    apply(end, self, written) {
      beforeHead();
      return Reflect.apply(end, self, page === null ? written : [page]);
    },
  });
}
