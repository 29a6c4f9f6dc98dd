import type { Account } from "#lib/domain/account/account.ts";
import type { AuditEvent } from "#lib/domain/audit-event.ts";
import type { OutgoingMessage } from "#lib/domain/outgoing-message.ts";
import type { Instant } from "#lib/domain/result.ts";
import type { Effects } from "#lib/ports/effects.ts";
import type { FoundFlow } from "#lib/ports/flow-store.ts";
import type { HoldTarget } from "#lib/ports/hold-code-store.ts";

/** A hold code as the memory keeps it. */
export type KeptHoldCode = HoldTarget & {
  readonly link: string | null;
  readonly expiresAt: Instant;
  readonly consumed: boolean;
};

/** What the in-memory stores share: one database's worth of rows, and what was written along with them, oldest first. */
export type MemoryWorld = {
  readonly accounts: Map<string, Account>;
  readonly holdCodes: Map<string, KeptHoldCode>;
  readonly messages: OutgoingMessage[];
  readonly audit: AuditEvent[];
  /** Accounts whose sessions were ended, with the session that was spared. */
  readonly endedSessions: { readonly accountId: string; readonly exceptSid: string | null }[];
  /** Accounts of which every factor but these was removed. */
  readonly keptFactors: { readonly accountId: string; readonly ids: readonly string[] }[];
  /** Changes of number and recoveries by their id, which one act on a case moves along. */
  readonly flows: Map<string, FoundFlow<unknown>>;
  /** Stores what a write brings along. */
  apply(effects: Effects): void;
};

/** An empty world; the accounts are put in by their id. */
export function memoryWorld(accounts: readonly Account[] = []): MemoryWorld {
  const messages: OutgoingMessage[] = [];
  const audit: AuditEvent[] = [];
  return {
    accounts: new Map(accounts.map((account) => [account.id, account])),
    holdCodes: new Map(),
    messages,
    audit,
    endedSessions: [],
    keptFactors: [],
    flows: new Map(),
    apply: (effects) => {
      messages.push(...effects.messages);
      audit.push(...effects.audit);
    },
  };
}
