import type { Account } from "#lib/domain/account/account.ts";
import type { AuditEventName } from "#lib/domain/audit-event.ts";
import type { CaseActRefusal } from "#lib/domain/mobile-change/refusal.ts";
import type { MessageContent } from "#lib/domain/outgoing-message.ts";
import type { Instant, Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import { type CaseWrite, NO_CHANGE } from "#lib/ports/mobile-change-store.ts";
import { channelsOf, tell } from "../mobile-change/notices.ts";
import { type Attempt, type CasePorts, type ShownEvidence, settle, untilSettled } from "./act-ports.ts";

/**
 * Switches the two weakest rows off for an account whose owner has just stepped up; it takes effect after 7 days, and everyone is told
 * (mobile-change, Modifiers). Answers from when they are off; asking again changes nothing.
 */
export function switchWeakRowsOff(ports: CasePorts, accountId: string): Promise<Result<Instant, CaseActRefusal>> {
  return untilSettled(async () => {
    const account = await ports.accounts.find(accountId);
    if (account === null) return refuse({ code: "case_missing" });
    const { weakRowsOffAt } = account.recovery;
    if (weakRowsOffAt !== null) return accept(weakRowsOffAt);
    const effectAt = ports.clock.now() + ports.policy.waits.weakRowsOffMs;
    const told = { event: "account.weak_rows_off", content: { template: "weak_rows_off_notice", effectAt } } as const;
    return settle(ports, switching(ports, { account, weakRowsOffAt: effectAt, ...told }), effectAt);
  });
}

/** Takes that back for who has just stepped up, until it takes effect; afterwards they are switched on in person only. */
export function keepWeakRows(ports: CasePorts, accountId: string): Promise<Result<null, CaseActRefusal>> {
  return untilSettled(async () => {
    const account = await ports.accounts.find(accountId);
    if (account === null) return refuse({ code: "case_missing" });
    const { weakRowsOffAt } = account.recovery;
    if (weakRowsOffAt !== null && ports.clock.now() >= weakRowsOffAt) {
      return refuse({ code: "weak_rows_in_person_only" });
    }
    return switchOn(ports, account);
  });
}

/** Switches them on again in person, whether or not they are off already. Without a visit it is refused, and whether they are off is not told. */
export function switchWeakRowsOn(ports: CasePorts, shown: ShownEvidence): Promise<Result<null, CaseActRefusal>> {
  return untilSettled(async () => {
    if (!shown.proofs.includes("in_person")) return refuse({ code: "weak_rows_in_person_only" });
    const account = await ports.accounts.find(shown.accountId);
    return account === null ? refuse({ code: "case_missing" }) : switchOn(ports, account);
  });
}

async function switchOn(ports: CasePorts, account: Account): Promise<Attempt<null>> {
  if (account.recovery.weakRowsOffAt === null) return accept(null);
  const told = { event: "account.weak_rows_on", content: { template: "weak_rows_on_notice" } } as const;
  return settle(ports, switching(ports, { account, weakRowsOffAt: null, ...told }), null);
}

type Switching = {
  readonly account: Account;
  readonly weakRowsOffAt: Instant | null;
  readonly event: AuditEventName;
  readonly content: MessageContent;
};

function switching(ports: CasePorts, { account, weakRowsOffAt, event, content }: Switching): CaseWrite {
  const at = ports.clock.now();
  return {
    ...NO_CHANGE,
    accountId: account.id,
    account: { found: account, after: { recovery: { ...account.recovery, weakRowsOffAt } } },
    brings: {
      messages: tell(ports, channelsOf(account), { language: account.language, content }),
      audit: [{ event, accountId: account.id, at, details: {} }],
      holdCodes: [],
      at,
    },
  };
}
