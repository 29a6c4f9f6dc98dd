import type { DeliveryOutcome } from "#lib/ports/delivery.ts";
import type { Mailer, MailMessage } from "#lib/ports/mailer.ts";
import type { SmsGateway, SmsMessage } from "#lib/ports/sms-gateway.ts";

type Recorder<Message> = {
  /** What was delivered, oldest first; one entry for each idempotency key. */
  readonly sent: Message[];
  /** The newest message to this address; throws when there is none, so that a test says what is missing. */
  lastTo(to: string): Message;
  /** What every later attempt comes to, until changed. */
  answerWith(outcome: DeliveryOutcome["outcome"]): void;
};

/** An SMS gateway that remembers what it was given. */
export type FakeSmsGateway = SmsGateway & Recorder<SmsMessage>;

/** A mailer that remembers what it was given. */
export type FakeMailer = Mailer & Recorder<MailMessage>;

/** An SMS gateway in memory; refuses what is not E.164, as a real one does. */
export const fakeSmsGateway = (): FakeSmsGateway => recorder<SmsMessage>((to) => /^\+[1-9]\d{4,14}$/.test(to));

/** A mailer in memory; refuses what is not an address, as a real one does. */
export const fakeMailer = (): FakeMailer => recorder<MailMessage>((to) => /^[^\s@]+@[^\s@]+$/.test(to));

function recorder<Message extends { readonly to: string; readonly idempotencyKey: string }>(
  isAddress: (to: string) => boolean,
): Recorder<Message> & { send(message: Message): Promise<DeliveryOutcome> } {
  const sent: Message[] = [];
  let outcome: DeliveryOutcome["outcome"] = "sent";
  return {
    sent,
    lastTo: (to) => {
      const found = sent.findLast((message) => message.to === to);
      if (!found) throw new Error("no message was sent to that address");
      return found;
    },
    answerWith: (next) => {
      outcome = next;
    },
    send: async (message) => {
      if (outcome !== "sent") return { outcome };
      if (!isAddress(message.to)) return { outcome: "rejected" };
      if (!sent.some((earlier) => earlier.idempotencyKey === message.idempotencyKey)) sent.push(message);
      return { outcome: "sent" };
    },
  };
}

const LATIN_CODE = /(?<!\d)\d{6}(?!\d)/;

/** The six-digit code in a message's text; throws when there is none. */
export function codeIn(message: { readonly text: string }): string {
  const found = LATIN_CODE.exec(message.text);
  if (!found) throw new Error("the message holds no six-digit code");
  return found[0];
}
