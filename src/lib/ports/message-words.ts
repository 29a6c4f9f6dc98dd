import type { OutgoingMessage } from "#lib/domain/outgoing-message.ts";

/** What a recipient reads. */
export type MessageWords = { readonly sms: string } | { readonly subject: string; readonly text: string };

/** Puts a message into words, in its language and for its channel. Throws when the template has none for the channel. */
export type WordMessage = (message: OutgoingMessage) => MessageWords;
