import type { DeliveryOutcome } from "#lib/ports/delivery.ts";

/** One e-mail to hand over. */
export type MailMessage = {
  readonly to: string;
  readonly subject: string;
  /** The plain-text body; always there. */
  readonly text: string;
  /** The HTML body, or null for a plain-text message. */
  readonly html: string | null;
  /** The same key is delivered once, however often it is sent. */
  readonly idempotencyKey: string;
};

/** The e-mail provider. */
export type Mailer = {
  /** Hands one message over. Never throws, and never names the address or the text in an error or a log. */
  send(message: MailMessage): Promise<DeliveryOutcome>;
};
