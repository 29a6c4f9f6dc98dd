import { DISPUTE_MS } from "#lib/domain/mobile-change/account-after.ts";
import { advanceCase } from "#lib/domain/mobile-change/case-machine.ts";
import type { CaseActRefusal } from "#lib/domain/mobile-change/refusal.ts";
import type { Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import { type CaseWrite, NO_CHANGE } from "#lib/ports/mobile-change-store.ts";
import { audienceOf, tell } from "../mobile-change/notices.ts";
import { contactsToTell } from "../mobile-change/stolen-phone.ts";
import { type CasePorts, type ShownEvidence, settle, untilSettled } from "./act-ports.ts";
import { loadStopping, type Stoppable } from "./load-stopping.ts";

/**
 * Cancels a change that has not taken effect, at once, with evidence as it stood before the request (mobile-change, Cancel). One cancelled by
 * somebody else than who asked leaves the account's next case within 30 days contested. Of many at once one wins, and the others find the
 * case ended.
 */
export function cancelCase(
  ports: CasePorts,
  caseNumber: string,
  shown: ShownEvidence,
): Promise<Result<null, CaseActRefusal>> {
  return untilSettled(async () => {
    const found = await loadStopping(ports, caseNumber, shown);
    if (!found.ok) return found;
    const written = cancelling(ports, found.value);
    return written.ok ? settle(ports, written.value, null) : written;
  });
}

function cancelling(ports: CasePorts, { account, change, by }: Stoppable): Result<CaseWrite, CaseActRefusal> {
  const now = ports.clock.now();
  const reason = by === "asker" ? "withdrawn" : "stopped";
  const next = advanceCase(change.progress, { type: "cancelled", reason }, now);
  if (!next.ok) return refuse({ code: "case_ended" });
  const contestedUntil = by === "asker" ? account.recovery.contestedUntil : now + DISPUTE_MS;
  const messages = tell(ports, audienceOf(contactsToTell(account, change.contacts)), {
    language: account.language,
    content: { template: "mobile_change_cancelled_notice", goal: change.goal },
  });
  const details = { goal: change.goal, row: change.row, by };
  return accept({
    ...NO_CHANGE,
    accountId: account.id,
    moved: [{ found: change, progress: next.value }],
    account: { found: account, after: { recovery: { ...account.recovery, contestedUntil } } },
    brings: {
      messages,
      audit: [{ event: "mobile_change.cancelled", accountId: account.id, at: now, details }],
      holdCodes: [],
      at: now,
    },
  });
}
