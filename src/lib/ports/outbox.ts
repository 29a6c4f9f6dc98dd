import type { OutgoingMessage } from "#lib/domain/outgoing-message.ts";
import type { EndedAtSite } from "./back-channel-logout.ts";

/**
 * Takes one SQL statement of the transaction that is under way; its rows, where it was run at once. It may be sent later, together with what
 * it belongs to: nothing may be made of its rows.
 */
export type RunStatement = (sql: string, values: readonly unknown[]) => Promise<readonly unknown[]>;

/** Takes over what is to be delivered, in the very transaction that changes what it tells about. */
export type Outbox = {
  /** Writes the messages, sealed; they go out after the commit, and not at all when it is rolled back. */
  write(run: RunStatement, messages: readonly OutgoingMessage[]): Promise<void>;
  /** The same for sites that have to be told that a session has ended. */
  tellSites(run: RunStatement, ended: readonly EndedAtSite[]): Promise<void>;
};
