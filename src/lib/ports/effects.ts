import type { AuditEvent } from "#lib/domain/audit-event.ts";
import type { OutgoingMessage } from "#lib/domain/outgoing-message.ts";

/** What a state write brings along: it is stored in the same transaction, or not at all. */
export type Effects = {
  readonly messages: readonly OutgoingMessage[];
  readonly audit: readonly AuditEvent[];
};

/** A write that brings nothing along. */
export const NO_EFFECTS: Effects = { messages: [], audit: [] };
