import type { Account } from "#lib/domain/account/account.ts";
import type { AuditEvent } from "#lib/domain/audit-event.ts";
import { accountAfterChange } from "#lib/domain/mobile-change/account-after.ts";
import type { CaseGoal } from "#lib/domain/mobile-change/case-goal.ts";
import type { ChangeCase } from "#lib/domain/mobile-change/change-case.ts";
import type { MessageContent, OutgoingMessage } from "#lib/domain/outgoing-message.ts";
import type { Instant } from "#lib/domain/result.ts";
import type { CaseWrite } from "#lib/ports/mobile-change-store.ts";
import type { ChangePorts } from "./change-ports.ts";
import { audienceOf, emailOf, type Hold, tell, tellWithHoldCodes } from "./notices.ts";
import { contactsToTell } from "./stolen-phone.ts";

/** A change that takes effect now, and everything about it that has to be written and told. */
export type Effect = {
  readonly account: Account;
  readonly change: ChangeCase;
  readonly previousHolder: Account | null;
  readonly keptSession: string | null;
  /** The new password's hash, where one is set in the very act; `null` where none is, or it is set afterwards. */
  readonly passwordHash: string | null;
  readonly now: Instant;
};

type Completion = Pick<CaseWrite, "accountId" | "account" | "previousHolder" | "sessionsEnded" | "brings">;

/**
 * What a completed change writes: the account, notices with hold codes to all channels, word to the number's previous holder, audit entries.
 * Where a new password is due the old one is replaced by one that nobody knows, so that it counts for nothing anywhere.
 */
export async function completionOf(
  ports: Pick<ChangePorts, "chance" | "passwords">,
  effect: Effect,
): Promise<Completion> {
  const { account, change, previousHolder, keptSession, now } = effect;
  const notices = tellWithHoldCodes(ports, {
    audience: audienceOf(contactsToTell(account, change.contacts)),
    language: account.language,
    change,
    now,
    content: (hold) => completedContent(effect, hold),
  });
  const reason = SESSIONS_END[change.goal];
  const passwordHash = change.newPassword ? await ports.passwords.hash(ports.chance.token()) : effect.passwordHash;
  const password = passwordHash === null ? {} : { passwordHash, passwordChangedAt: now };
  return {
    accountId: account.id,
    account: { found: account, after: { ...accountAfterChange(account, change, now), ...password } },
    previousHolder,
    sessionsEnded: reason === null ? null : { exceptSid: keptSession, reason },
    brings: {
      at: now,
      holdCodes: notices.holdCodes,
      messages: [...notices.messages, ...movedAwayNotice(ports, previousHolder)],
      audit: auditOf(effect),
    },
  };
}

/** A password that was set in the very act was changed; where one is due, who asked is told to choose it. */
function completedContent({ change, passwordHash }: Effect, hold: Hold): MessageContent {
  return passwordHash === null
    ? { template: "mobile_change_completed_notice", goal: change.goal, ...hold }
    : { template: "password_changed_notice", ...hold };
}

/** Why sessions end when a case takes effect. The e-mail opens none, so that they stay after its change. */
const SESSIONS_END: Readonly<Record<CaseGoal, "mobile_changed" | "password_set" | null>> = {
  number: "mobile_changed",
  password: "password_set",
  email: null,
};

/** Word to the person who held the number until now, by the channels that are left; nothing tells them whose it is. */
export function movedAwayNotice(
  ports: Pick<ChangePorts, "chance">,
  holder: Account | null,
): readonly OutgoingMessage[] {
  if (holder === null) return [];
  return tell(ports, emailOf(holder), {
    language: holder.language,
    content: { template: "mobile_moved_away_notice" },
  });
}

function auditOf({ account, change, previousHolder, now: at }: Effect): readonly AuditEvent[] {
  const { goal, row, route, guarded } = change;
  const lifts = goal !== "email" && account.status.kind === "frozen";
  const completed: AuditEvent = {
    event: "mobile_change.completed",
    accountId: account.id,
    at,
    details: { goal, row, route, guarded, email: change.contacts.newEmail !== null, lifts },
  };
  if (previousHolder === null) return [completed];
  return [
    completed,
    { event: "mobile.moved_away", accountId: previousHolder.id, at, details: { to: "mobile_change" } },
  ];
}
