import type { Account } from "#lib/domain/account/account.ts";
import type { OutgoingMessage } from "#lib/domain/outgoing-message.ts";
import { accept, type Result, refuse } from "#lib/domain/result.ts";
import { advanceDeskCode, type DeskCode, type DeskCodeEvent } from "#lib/domain/service-desk/desk-code.ts";
import { checkApprover } from "#lib/domain/service-desk/officer.ts";
import type { DeskRefusal } from "#lib/domain/service-desk/refusal.ts";
import type { Effects } from "#lib/ports/effects.ts";
import type { OfficerSession } from "#lib/ports/officer-session-store.ts";
import { officerDetails } from "./desk-audit.ts";
import type { DeskPorts } from "./desk-ports.ts";
import { type Entitled, entitledBy } from "./look-up-person.ts";
import { tellPerson } from "./tell-person.ts";

/** Which code an officer decides on, seen on the page of a look. */
export type SeenCode = { readonly lookId: string; readonly codeId: string };

/**
 * Approves the code of another desk for the person of a look. Refused to whoever issued it, to every officer of that desk, and to an officer in
 * the first seven days. The person is told.
 */
export async function approveDeskCode(
  ports: DeskPorts,
  session: OfficerSession,
  seen: SeenCode,
): Promise<Result<null, DeskRefusal>> {
  const by = { officerId: session.officer.id, desk: session.officer.desk };
  const approver = checkApprover(session.officer, ports.clock.now());
  if (!approver.ok) return approver;
  const decided = await decide(ports, session, { seen, event: { type: "approved", by } });
  if (!decided.ok) return decided;
  const { account, code, now } = decided.value;
  const messages = tellPerson(ports, account, "code_approved");
  const effects = effectsOf(ports, session, { decided: decided.value, event: "desk.code_approved", messages });
  if (!(await ports.deskCodes.approve(code.id, { by, at: now }, effects))) return refuse({ code: "desk_code_over" });
  ports.jobs.nudge();
  return accept(null);
}

/** Withdraws a code of the person of a look, whoever issued it. */
export async function withdrawDeskCode(
  ports: DeskPorts,
  session: OfficerSession,
  seen: SeenCode,
): Promise<Result<null, DeskRefusal>> {
  const decided = await decide(ports, session, { seen, event: { type: "withdrawn" } });
  if (!decided.ok) return decided;
  const { code, now } = decided.value;
  const effects = effectsOf(ports, session, { decided: decided.value, event: "desk.code_withdrawn", messages: [] });
  return (await ports.deskCodes.withdraw(code.id, now, effects)) ? accept(null) : refuse({ code: "desk_code_over" });
}

type Decided = Entitled & { readonly code: DeskCode };

/** The code, loaded anew: the look's own account must be the code's, and the rules must allow what is to happen to it. */
async function decide(
  ports: DeskPorts,
  session: OfficerSession,
  { seen, event }: { readonly seen: SeenCode; readonly event: DeskCodeEvent },
): Promise<Result<Decided, DeskRefusal>> {
  const entitled = await entitledBy(ports, session, seen.lookId);
  if (!entitled.ok) return entitled;
  const code = await ports.deskCodes.find(seen.codeId);
  if (code === null || code.accountId !== entitled.value.account.id) return refuse({ code: "desk_code_over" });
  const { verdict } = advanceDeskCode(code, event, entitled.value.now);
  return verdict.ok ? accept({ ...entitled.value, code }) : verdict;
}

type Told = {
  readonly decided: Decided;
  readonly event: "desk.code_approved" | "desk.code_withdrawn";
  readonly messages: readonly OutgoingMessage[];
};

function effectsOf(ports: DeskPorts, { officer }: OfficerSession, { decided, event, messages }: Told): Effects {
  const { account, code, now }: { account: Account; code: DeskCode; now: number } = decided;
  const details = { ...officerDetails(ports, { officerId: officer.id, desk: officer.desk }), scope: code.scope.kind };
  return { messages, audit: [{ event, accountId: account.id, at: now, details }] };
}
