import { CODE_LIFETIME_MS } from "#lib/domain/one-time-code.ts";
import { isCodeMessage } from "#lib/domain/outgoing-message.ts";
import type { Clock } from "#lib/ports/clock.ts";
import type { CodeAllowance } from "#lib/ports/code-allowance.ts";
import type { DeliveryOutcome } from "#lib/ports/delivery.ts";
import type { Log } from "#lib/ports/log.ts";
import type { Mailer } from "#lib/ports/mailer.ts";
import type { WordMessage } from "#lib/ports/message-words.ts";
import type { SmsGateway } from "#lib/ports/sms-gateway.ts";
import type { Envelope } from "./message-envelope.ts";

/** What delivering takes. */
export type DeliveryPorts = {
  readonly clock: Clock;
  readonly codeAllowance: Pick<CodeAllowance, "giveBack">;
  readonly log: Log;
  readonly mailer: Mailer;
  readonly sms: SmsGateway;
  readonly word: WordMessage;
};

/** `settled`: nothing more is to be done, for whatever reason. `retry`: the same message may get through later. */
export type Delivered = "settled" | "retry";

/**
 * Hands one message over. Decoys and codes that have expired on the way are dropped, such a code not counting against its number; what a
 * gateway rejects is logged and dropped.
 */
export async function deliver(ports: DeliveryPorts, { message, writtenAt }: Envelope): Promise<Delivered> {
  const { recipient, content } = message;
  if (recipient.channel === "decoy") return "settled";
  if (isCodeMessage(content) && ports.clock.now() >= writtenAt + CODE_LIFETIME_MS) {
    await ports.codeAllowance.giveBack(message.id);
    ports.log.warn("message.expired", { template: content.template, channel: recipient.channel });
    return "settled";
  }
  const { outcome } = await handOver(ports, message, recipient.to);
  if (outcome === "retryable") return "retry";
  const facts = { template: content.template, channel: recipient.channel };
  if (outcome === "rejected") ports.log.warn("message.rejected", facts);
  else ports.log.info("message.sent", facts);
  return "settled";
}

function handOver(ports: DeliveryPorts, message: Envelope["message"], to: string): Promise<DeliveryOutcome> {
  const words = ports.word(message);
  const idempotencyKey = message.id;
  if (!("sms" in words)) return ports.mailer.send({ ...words, to, html: null, idempotencyKey });
  const kind = isCodeMessage(message.content) ? "code" : "notice";
  return ports.sms.send({ to, text: words.sms, idempotencyKey, class: kind });
}
