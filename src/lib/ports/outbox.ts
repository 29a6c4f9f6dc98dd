import type { OutgoingMessage } from "#lib/domain/outgoing-message.ts";

/** Runs one SQL statement within the transaction that is under way and gives its rows. */
export type RunStatement = (sql: string, values: readonly unknown[]) => Promise<readonly unknown[]>;

/** Takes messages over for delivery, in the very transaction that changes what they tell about. */
export type Outbox = {
  /** Writes the messages, sealed; they go out after the commit, and not at all when it is rolled back. */
  write(run: RunStatement, messages: readonly OutgoingMessage[]): Promise<void>;
};
