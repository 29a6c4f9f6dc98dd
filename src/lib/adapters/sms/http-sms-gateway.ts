import { deliveryOutcome } from "#lib/adapters/outbound/delivery.ts";
import { type HttpEndpoint, postJson } from "#lib/adapters/outbound/post-json.ts";
import type { SmsGateway } from "#lib/ports/sms-gateway.ts";

/** An SMS provider over HTTP: `POST /messages {"to","text","idempotencyKey","class"}` answers `{"messageId","status":"accepted"}`. */
export function httpSmsGateway(endpoint: HttpEndpoint): SmsGateway {
  return {
    send: async ({ to, text, idempotencyKey, class: messageClass }) =>
      deliveryOutcome(await postJson(endpoint, "/messages", { to, text, idempotencyKey, class: messageClass })),
  };
}
