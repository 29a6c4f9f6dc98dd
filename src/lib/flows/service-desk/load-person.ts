import type { Account } from "#lib/domain/account/account.ts";
import type { ChangeCase } from "#lib/domain/mobile-change/change-case.ts";
import { accept, type Instant, type Result } from "#lib/domain/result.ts";
import type { DeskCode } from "#lib/domain/service-desk/desk-code.ts";
import type { DeskLookup } from "#lib/domain/service-desk/desk-lookup.ts";
import type { DeskRefusal } from "#lib/domain/service-desk/refusal.ts";
import type { OfficerSession } from "#lib/ports/officer-session-store.ts";
import type { DeskPorts } from "./desk-ports.ts";
import { entitledBy } from "./look-up-person.ts";

/** What an officer sees of a person, once entitled. Pages show less: no number in full, no secret. */
export type PersonView = {
  readonly look: DeskLookup;
  readonly account: Account;
  /** The account's open case, or the one that was completed last and can still be undone. */
  readonly change: ChangeCase | null;
  /** The account's code that can still be approved or used. */
  readonly code: DeskCode | null;
  readonly now: Instant;
};

/** The person of a look, the case and the live code, as they are now. */
export async function loadPerson(
  ports: DeskPorts,
  session: OfficerSession,
  lookId: string,
): Promise<Result<PersonView, DeskRefusal>> {
  const entitled = await entitledBy(ports, session, lookId);
  if (!entitled.ok) return entitled;
  const { account, look, now } = entitled.value;
  const change = await caseOf(ports, account.id, now);
  const code = await ports.deskCodes.findLive(account.id, now);
  return accept({ look, account, change, code, now });
}

/** The case that a code can be for: the open one, or one whose time for undoing is not over. */
export async function caseOf(ports: DeskPorts, accountId: string, now: Instant): Promise<ChangeCase | null> {
  const open = await ports.mobileChanges.findOpenCase(accountId);
  if (open !== null) return open;
  const last = await ports.mobileChanges.findLatestCase(accountId);
  return last?.progress.state === "completed" && now < last.progress.undoUntil ? last : null;
}
