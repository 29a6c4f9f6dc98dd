import type { DeliveryOutcome } from "#lib/ports/delivery.ts";

/** One SMS to hand over. */
export type SmsMessage = {
  /** E.164, such as `+966512345678`. */
  readonly to: string;
  /** The text as the person reads it; one segment (70 UTF-16 units) for a code, two (134) for a notice. */
  readonly text: string;
  /** The same key is delivered once, however often it is sent. */
  readonly idempotencyKey: string;
  readonly class: "code" | "notice";
};

/** The SMS provider. */
export type SmsGateway = {
  /** Hands one message over. Never throws, and never names the number or the text in an error or a log. */
  send(message: SmsMessage): Promise<DeliveryOutcome>;
};
