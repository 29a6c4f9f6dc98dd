import { type Reading, readMessage } from "./message-reading.ts";

/** One delivered message, exactly as `GET /inbox.json` shows it; an e-mail's text begins with its subject. */
export type InboxMessage = {
  readonly id: string;
  readonly channel: "sms" | "email";
  readonly to: string;
  readonly text: string;
} & Reading & {
    /** ISO 8601, by the portal's clock; strictly later than every earlier message's. */
    readonly sentAt: string;
  };

/** What a gateway was given to deliver. */
export type Delivery = Pick<InboxMessage, "channel" | "to" | "text"> & { readonly idempotencyKey: string };

/** Which messages to show: to one address (as E.164 or an e-mail), and only those sent after a moment (epoch milliseconds). */
export type InboxQuery = { readonly to?: string; readonly after?: number };

/** Everything that was delivered, newest first. */
export type Inbox = {
  /** Keeps one message; a key that was seen before on the channel changes nothing and answers the first one's id. */
  deliver(delivery: Delivery): string;
  list(query?: InboxQuery): readonly InboxMessage[];
};

/** How many messages are kept; the oldest go first. */
export const INBOX_LIMIT = 5_000;

/** An empty inbox that dates its messages by `now` (epoch milliseconds). */
export function createInbox(now: () => number): Inbox {
  let messages: readonly InboxMessage[] = [];
  const seen = new Map<string, string>();
  let count = 0;
  let latest = 0;
  return {
    deliver: ({ idempotencyKey, ...delivery }) => {
      const key = `${delivery.channel} ${idempotencyKey}`;
      const earlier = seen.get(key);
      if (earlier !== undefined) return earlier;
      count += 1;
      latest = Math.max(now(), latest + 1);
      const id = `m${count}`;
      const message = { id, ...delivery, ...readMessage(delivery.text), sentAt: new Date(latest).toISOString() };
      messages = [message, ...messages.slice(0, INBOX_LIMIT - 1)];
      remember(seen, key, id);
      return id;
    },
    list: ({ to, after } = {}) =>
      messages.filter(
        (message) =>
          (to === undefined || message.to.toLowerCase() === to.toLowerCase()) &&
          (after === undefined || Date.parse(message.sentAt) > after),
      ),
  };
}

function remember(seen: Map<string, string>, key: string, id: string): void {
  seen.set(key, id);
  const oldest = seen.keys().next();
  if (seen.size > 2 * INBOX_LIMIT && !oldest.done) seen.delete(oldest.value);
}
