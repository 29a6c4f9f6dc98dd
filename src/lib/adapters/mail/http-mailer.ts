import { deliveryOutcome } from "#lib/adapters/outbound/delivery.ts";
import { type HttpEndpoint, postJson } from "#lib/adapters/outbound/post-json.ts";
import type { Mailer } from "#lib/ports/mailer.ts";

/** An e-mail provider over HTTP: `POST /messages {"to","subject","text","html","idempotencyKey"}` answers `{"messageId","status":"accepted"}`. */
export function httpMailer(endpoint: HttpEndpoint): Mailer {
  return {
    send: async ({ to, subject, text, html, idempotencyKey }) =>
      deliveryOutcome(await postJson(endpoint, "/messages", { to, subject, text, html, idempotencyKey })),
  };
}
