import { advanceCase, openCase } from "#lib/domain/mobile-change/case-machine.ts";
import { isOpen } from "#lib/domain/mobile-change/case-progress.ts";
import type { ChangeCase } from "#lib/domain/mobile-change/change-case.ts";
import type { Instant } from "#lib/domain/result.ts";
import { type CaseWrite, type FlowStep, type MovedCase, NO_CHANGE } from "#lib/ports/mobile-change-store.ts";
import type { AssessedChange } from "./assess.ts";
import type { ChangePorts } from "./change-ports.ts";
import { completionOf, type Effect } from "./completion.ts";
import { audienceOf, listedNumbers, tellWithHoldCodes } from "./notices.ts";

/** The case of an assessed change: completed already where nothing has to be waited for. */
export function caseOf(ports: Pick<ChangePorts, "chance">, assessed: AssessedChange, now: Instant): ChangeCase {
  const { goal, account, decision, contacts, before, route } = assessed;
  const { row, guarded, newPassword } = decision;
  return {
    id: ports.chance.uuid(),
    number: ports.chance.caseNumber(),
    version: 0,
    accountId: account.id,
    goal,
    row,
    guarded,
    newPassword,
    route,
    contacts,
    before,
    progress: openCase(decision, now),
  };
}

/** An assessed change as it is written, with the flow's last step if it is the store's own: at once, or as a case that waits and of which everyone is told. */
export async function openingOf(
  ports: ChangePorts,
  {
    assessed,
    ...effect
  }: Pick<Effect, "change" | "keptSession" | "passwordHash"> & { readonly assessed: AssessedChange },
  step: FlowStep | null,
): Promise<CaseWrite> {
  const { change } = effect;
  const now = change.progress.requestedAt;
  const moved = supersededBy(assessed, now);
  const { account, previousHolder } = assessed;
  if (!isOpen(change.progress)) {
    const completion = await completionOf(ports, { account, ...effect, previousHolder, now });
    return { ...NO_CHANGE, ...completion, step, moved, opened: change };
  }
  const brings = await requestBrings(ports, assessed, change);
  return {
    ...NO_CHANGE,
    accountId: account.id,
    step,
    moved,
    account: { found: account, after: {} },
    opened: change,
    brings,
  };
}

/** The open case that a stronger request ends. */
function supersededBy({ superseded }: AssessedChange, now: Instant): readonly MovedCase[] {
  if (superseded === null) return [];
  const next = advanceCase(superseded.progress, { type: "cancelled", reason: "superseded" }, now);
  return next.ok ? [{ found: superseded, progress: next.value }] : [];
}

/** Notices of a request, each with a hold code; where daily ones will follow, to every personal number of this id already now. */
async function requestBrings(
  ports: ChangePorts,
  { goal, account, decision, contacts }: AssessedChange,
  change: ChangeCase,
): Promise<CaseWrite["brings"]> {
  const { row, guarded, contested } = decision;
  const { requestedAt: now } = change.progress;
  const effectAt = now + decision.waitMs;
  const listed = decision.dailyNotice ? await listedNumbers(ports, account) : [];
  const notices = tellWithHoldCodes(ports, {
    audience: audienceOf(contacts, listed),
    language: account.language,
    change,
    now,
    content: (hold) => ({ template: "mobile_change_requested_notice", goal, ...hold, effectAt }),
  });
  const details = { goal, row, guarded, contested, route: change.route };
  const audit = [{ event: "mobile_change.requested", accountId: account.id, at: now, details } as const];
  return { ...notices, audit, at: now };
}
