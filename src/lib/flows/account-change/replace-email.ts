import type { Account } from "#lib/domain/account/account.ts";
import type { EmailChangeRefusal } from "#lib/domain/account-change/refusal.ts";
import type { ChangeCase } from "#lib/domain/mobile-change/change-case.ts";
import { type Decision, strongestRow } from "#lib/domain/mobile-change/policy.ts";
import type { RowName } from "#lib/domain/mobile-change/policy-table.ts";
import type { Instant, Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import type { CompletedChange } from "#lib/ports/account-change-store.ts";
import { type AssessedChange, beforeOf, contactsOf } from "../mobile-change/assess.ts";
import { evidenceNow } from "../mobile-change/evidence-now.ts";
import { caseOf, openingOf } from "../mobile-change/open-change.ts";
import { proofsOf } from "../mobile-change/start.ts";
import type { EmailChangePorts } from "./change-ports.ts";

/** An e-mail that takes another one's place, after a sign-in by these methods (`amr`) that was fresh when the change began. */
export type Replacing = {
  readonly account: Account;
  readonly email: string;
  readonly guarded: boolean;
  readonly owner: { readonly methods: readonly string[]; readonly sid: string | null };
  readonly signedInBy: Instant;
};

/** What it takes at least to undo what a sign-in did of which nothing counts as evidence; never less than the password, as for every case. */
const WEAKEST: RowName = "everything_lost";

/**
 * The case of a replaced e-mail (decision 56): completed at once, to be undone for 72 hours with no less than what the sign-in showed. While
 * the account is contested it waits as every case does; beside an open one it is then refused.
 */
export async function replacedEmail(
  ports: EmailChangePorts,
  replacing: Replacing,
): Promise<Result<{ readonly change: CompletedChange; readonly opened: ChangeCase }, EmailChangeRefusal>> {
  const assessed = await assess(ports, replacing);
  const { account, decision } = assessed;
  const open = decision.contested ? await ports.mobileChanges.findOpenCase(account.id) : null;
  if (open !== null) return refuse({ code: "change_under_way", caseNumber: open.number });
  const opened = caseOf(ports, assessed, ports.clock.now());
  const { sid: keptSession } = replacing.owner;
  const effect = { change: opened, keptSession, passwordHash: null };
  const written = await openingOf(ports, { assessed, ...effect }, null);
  const { sessionsEnded, brings } = written;
  const change = { found: account, after: written.account?.after ?? {}, sessionsEnded, brings, opened };
  return accept({ change, opened });
}

async function assess(ports: EmailChangePorts, replacing: Replacing): Promise<AssessedChange> {
  const { account, email, owner, signedInBy: shownAt } = replacing;
  const shown = { proofs: proofsOf(owner.methods), shownFactors: [], knownSince: null, shownAt };
  const evidence = await evidenceNow(ports, account, shown);
  return {
    goal: "email",
    account,
    previousHolder: null,
    decision: decisionOf(ports, replacing, strongestRow(evidence.proofs) ?? WEAKEST),
    contacts: contactsOf(account, { number: account.mobile.number, email }, evidence.oldNumber),
    before: { ...beforeOf(account), factors: evidence.factors },
    route: "signed_in",
    superseded: null,
  };
}

function decisionOf(ports: EmailChangePorts, { account, guarded }: Replacing, row: RowName): Decision {
  const { contestedUntil } = account.recovery;
  const contested = contestedUntil !== null && ports.clock.now() < contestedUntil;
  const waitMs = contested ? ports.policy.waits.contestedMs : 0;
  const nothing = { newPassword: false, liftsFreeze: false, supersedes: false } as const;
  const lengthenedBy = contested ? (["contested"] as const) : [];
  return { row, waitMs, lengthenedBy, guarded, contested, dailyNotice: contested, ...nothing };
}
