import { portal } from "#lib/portal.ts";

/** What Next tells of a request whose page, action or route threw. */
type FailedRequest = { readonly headers: Readonly<Record<string, string | readonly string[] | undefined>> };

/**
 * Logs a surprise inside a page, by kind and place only, together with the reference that the person is shown
 * (`front-door/whole-answers.ts`).
 */
export function onRequestError(error: unknown, { headers }: FailedRequest): void {
  const { log } = portal().ports;
  const reference = log.error("page.failed", error);
  log.warn("page.failed", { reference, requestId: String(headers["x-nafidha-request"] ?? "") });
}
