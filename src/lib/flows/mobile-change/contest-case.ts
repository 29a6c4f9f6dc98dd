import { advanceCase } from "#lib/domain/mobile-change/case-machine.ts";
import { isOpen } from "#lib/domain/mobile-change/case-progress.ts";
import { NO_CHANGE } from "#lib/ports/mobile-change-store.ts";
import type { ChangePorts } from "./change-ports.ts";
import { audienceOf, tellWithHoldCodes } from "./notices.ts";
import { contactsToTell } from "./stolen-phone.ts";

/**
 * Makes an open case contested, since an equal request came for another number, and tells everyone; false when the case moved meanwhile. One
 * that is contested already stays as it is, and nobody is told again.
 */
export async function contestCase(ports: ChangePorts, caseNumber: string): Promise<boolean> {
  const change = await ports.mobileChanges.findCase(caseNumber);
  if (change === null || !isOpen(change.progress)) return false;
  if (change.progress.state === "contested") return true;
  const account = await ports.accounts.find(change.accountId);
  const now = ports.clock.now();
  const event = { type: "contested", waitMs: ports.policy.waits.contestedMs } as const;
  const next = advanceCase(change.progress, event, now);
  if (account === null || !next.ok || !isOpen(next.value)) return false;
  const { goal, row } = change;
  const effectAt = next.value.dueAt;
  const notices = tellWithHoldCodes(ports, {
    audience: audienceOf(contactsToTell(account, change.contacts)),
    language: account.language,
    change,
    now,
    content: (hold) => ({ template: "mobile_change_contested_notice", goal, ...hold, effectAt }),
  });
  const details = { goal, row };
  const audit = [{ event: "mobile_change.contested", accountId: account.id, at: now, details } as const];
  const moved = [{ found: change, progress: next.value }];
  const brings = { ...notices, audit, at: now };
  return (await ports.mobileChanges.write({ ...NO_CHANGE, accountId: account.id, moved, brings })) === "written";
}
