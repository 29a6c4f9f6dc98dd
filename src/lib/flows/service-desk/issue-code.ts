import type { Account } from "#lib/domain/account/account.ts";
import { accept, type Instant, type Result, refuse } from "#lib/domain/result.ts";
import type { DeskCode, DeskCodeScope } from "#lib/domain/service-desk/desk-code.ts";
import type { DeskRefusal } from "#lib/domain/service-desk/refusal.ts";
import type { OfficerSession } from "#lib/ports/officer-session-store.ts";
import { isUnchanged } from "../mobile-change/give-new-number.ts";
import { officerDetails } from "./desk-audit.ts";
import type { DeskPorts } from "./desk-ports.ts";
import { caseOf } from "./load-person.ts";
import { entitledBy } from "./look-up-person.ts";
import { tellPerson } from "./tell-person.ts";

/** What a code is asked for: a new number that the person states, the account's case, or the account as it is. */
export type CodeWish = { readonly kind: "new_number"; readonly number: string } | { readonly kind: "case" | "account" };

type Bound = { readonly scope: DeskCodeScope; readonly number: string };

/**
 * Issues a code for the person of a look and answers its text, which is shown once. It does nothing before an officer of another desk approves
 * it. The account's earlier code is withdrawn; the person is told.
 */
export async function issueDeskCode(
  ports: DeskPorts,
  session: OfficerSession,
  { lookId, wish }: { readonly lookId: string; readonly wish: CodeWish },
): Promise<Result<string, DeskRefusal>> {
  const entitled = await entitledBy(ports, session, lookId);
  if (!entitled.ok) return entitled;
  const { account, now } = entitled.value;
  const bound = await boundTo(ports, account, { wish, now });
  if (!bound.ok) return bound;
  const issuer = { officerId: session.officer.id, desk: session.officer.desk };
  const id = ports.chance.uuid();
  const progress = { state: "issued" } as const;
  const code: DeskCode = { id, accountId: account.id, ...bound.value, issuer, issuedAt: now, progress };
  const text = ports.chance.holdCode();
  const details = { ...officerDetails(ports, issuer), scope: wish.kind };
  const issued = await ports.deskCodes.issue(
    { code, text },
    {
      messages: tellPerson(ports, account, "code_issued"),
      audit: [{ event: "desk.code_issued", accountId: account.id, at: now, details }],
    },
  );
  if (!issued) return refuse({ code: "busy" });
  ports.jobs.nudge();
  return accept(text);
}

async function boundTo(
  ports: DeskPorts,
  account: Account,
  { wish, now }: { readonly wish: CodeWish; readonly now: Instant },
): Promise<Result<Bound, DeskRefusal>> {
  if (wish.kind === "account") return accept({ scope: { kind: "account" }, number: account.mobile.number });
  if (wish.kind === "new_number") {
    if (isUnchanged(account, wish)) return refuse({ code: "number_unchanged" });
    return accept({ scope: { kind: "new_number" }, number: wish.number });
  }
  const change = await caseOf(ports, account.id, now);
  if (change === null) return refuse({ code: "no_case" });
  return accept({ scope: { kind: "case", caseNumber: change.number }, number: change.contacts.newNumber });
}
