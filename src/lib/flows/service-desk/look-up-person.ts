import type { Account } from "#lib/domain/account/account.ts";
import type { NationalId } from "#lib/domain/national-id.ts";
import { accept, type Instant, type Result, refuse } from "#lib/domain/result.ts";
import {
  type DeskLookup,
  isLookupFresh,
  LOOKUP_WINDOW_MS,
  LOOKUPS_A_DAY,
  type LookupReason,
} from "#lib/domain/service-desk/desk-lookup.ts";
import type { DeskRefusal } from "#lib/domain/service-desk/refusal.ts";
import type { OfficerSession } from "#lib/ports/officer-session-store.ts";
import { officerDetails } from "./desk-audit.ts";
import type { DeskPorts } from "./desk-ports.ts";
import { tellPerson } from "./tell-person.ts";

/** Whom an officer looks up, and why. */
export type Asked = { readonly nationalId: NationalId; readonly reason: LookupReason; readonly note: string };

/** Finds one person by id and answers the look's id. The look is counted, kept with its reason, audited and told to the person, found or not. */
export async function lookUpPerson(
  ports: DeskPorts,
  session: OfficerSession,
  asked: Asked,
): Promise<Result<string, DeskRefusal>> {
  const account = await ports.accounts.findByNationalId(asked.nationalId);
  const looked = await look(ports, session, { account, reason: asked.reason, note: asked.note });
  return looked.ok && account === null ? refuse({ code: "nobody_found" }) : looked;
}

/** Looks at the person of a code that waits for another desk, so that it can be approved. Refuses a code that this officer may not approve. */
export async function lookAtWaitingCode(
  ports: DeskPorts,
  session: OfficerSession,
  codeId: string,
): Promise<Result<string, DeskRefusal>> {
  const code = await ports.deskCodes.find(codeId);
  const live = code === null ? null : await ports.deskCodes.findLive(code.accountId, ports.clock.now());
  if (live === null || live.id !== codeId) return refuse({ code: "desk_code_over" });
  if (live.issuer.desk === session.officer.desk) return refuse({ code: "desk_code_same_desk" });
  const account = await ports.accounts.find(live.accountId);
  return look(ports, session, { account, reason: "approval", note: live.id });
}

type Look = { readonly account: Account | null; readonly reason: LookupReason; readonly note: string };

async function look(
  ports: DeskPorts,
  { key, officer }: OfficerSession,
  { account, reason, note }: Look,
): Promise<Result<string, DeskRefusal>> {
  const at = ports.clock.now();
  const id = ports.chance.uuid();
  const accountId = account?.id ?? null;
  const details = { ...officerDetails(ports, { officerId: officer.id, desk: officer.desk }), reason };
  const kept = await ports.deskLookups.add(
    { id, officerId: officer.id, sessionKey: key, accountId, reason, note, at },
    { most: LOOKUPS_A_DAY, since: at - LOOKUP_WINDOW_MS },
    {
      messages: account === null ? [] : tellPerson(ports, account, "looked_up"),
      audit: [{ event: "desk.looked_up", accountId, at, details }],
    },
  );
  if (!kept) return refuse({ code: "lookups_spent" });
  ports.jobs.nudge();
  return accept(id);
}

/** A person whom an officer looked up in this session, as the account stands now. */
export type Entitled = { readonly look: DeskLookup; readonly account: Account; readonly now: Instant };

/**
 * What entitles an officer to see and act: a look of this very session and officer, not older than half an hour. The account is the look's own;
 * no request names one.
 */
export async function entitledBy(
  ports: DeskPorts,
  { key, officer }: OfficerSession,
  lookId: string,
): Promise<Result<Entitled, DeskRefusal>> {
  const now = ports.clock.now();
  const found = await ports.deskLookups.find(lookId, key);
  if (found === null || found.officerId !== officer.id || !isLookupFresh(found, now)) {
    return refuse({ code: "lookup_over" });
  }
  const account = await ports.accounts.find(found.accountId);
  return account === null ? refuse({ code: "lookup_over" }) : accept({ look: found, account, now });
}
