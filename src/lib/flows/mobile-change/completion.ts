import { type Account, GUARDED_PERIOD_MS } from "#lib/domain/account/account.ts";
import type { AuditEvent } from "#lib/domain/audit-event.ts";
import type { ChangeCase } from "#lib/domain/mobile-change/change-case.ts";
import type { OutgoingMessage } from "#lib/domain/outgoing-message.ts";
import type { Instant } from "#lib/domain/result.ts";
import type { Completion } from "#lib/ports/mobile-change-store.ts";
import type { ChangePorts } from "./change-ports.ts";
import { audienceOf, emailOf, tell, tellWithHoldCodes } from "./notices.ts";

/** A change that takes effect now, and everything about it that has to be written and told. */
export type Effect = {
  readonly account: Account;
  readonly change: ChangeCase;
  readonly previousHolder: Account | null;
  readonly keptSession: string | null;
  readonly now: Instant;
};

/** What a completed change writes: notices with hold codes to all channels, word to the number's previous holder, audit entries, the guard. */
export function completionOf(ports: Pick<ChangePorts, "chance">, effect: Effect): Completion {
  const { account, change, previousHolder, keptSession, now } = effect;
  const notices = tellWithHoldCodes(ports, {
    audience: audienceOf(change.contacts),
    language: account.language,
    caseId: change.id,
    now,
    content: (holdCode) => ({ template: "mobile_change_completed_notice", holdCode }),
  });
  return {
    account,
    change,
    previousHolder,
    keptSession,
    guardedUntil: change.guarded ? Math.max(now + GUARDED_PERIOD_MS, account.guardedUntil ?? 0) : account.guardedUntil,
    brings: {
      at: now,
      holdCodes: notices.holdCodes,
      messages: [...notices.messages, ...movedAwayNotice(ports, previousHolder)],
      audit: auditOf(effect),
    },
  };
}

function movedAwayNotice(ports: Pick<ChangePorts, "chance">, holder: Account | null): readonly OutgoingMessage[] {
  if (holder === null) return [];
  return tell(ports, emailOf(holder), {
    language: holder.language,
    content: { template: "mobile_moved_away_notice" },
  });
}

function auditOf({ account, change, previousHolder, now: at }: Effect): readonly AuditEvent[] {
  const { row, route, guarded } = change;
  const completed: AuditEvent = {
    event: "mobile_change.completed",
    accountId: account.id,
    at,
    details: { row, route, guarded, email: change.contacts.newEmail !== null },
  };
  if (previousHolder === null) return [completed];
  return [
    completed,
    { event: "mobile.moved_away", accountId: previousHolder.id, at, details: { to: "mobile_change" } },
  ];
}
