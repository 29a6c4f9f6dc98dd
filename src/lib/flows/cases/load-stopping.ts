import type { Account } from "#lib/domain/account/account.ts";
import type { ChangeCase } from "#lib/domain/mobile-change/change-case.ts";
import type { Proof } from "#lib/domain/mobile-change/evidence.ts";
import type { CaseActRefusal } from "#lib/domain/mobile-change/refusal.ts";
import { mayStop, type Stopping } from "#lib/domain/mobile-change/stopping.ts";
import type { Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import { evidenceBefore } from "../mobile-change/evidence-now.ts";
import type { CasePorts, ShownEvidence } from "./act-ports.ts";

/** A change that what was shown may stop, and by whom. */
export type Stoppable = {
  readonly account: Account;
  readonly change: ChangeCase;
  readonly by: Stopping["by"];
  readonly proofs: ReadonlySet<Proof>;
};

/** Its state is public, and what would be compared with evidence is forgotten. */
const isOver = ({ progress }: ChangeCase): boolean => progress.state === "cancelled" || progress.state === "undone";

/** The case with this number, of the account that the evidence is about, which that evidence may stop. Another account's case is missing. */
export async function loadStopping(
  ports: CasePorts,
  caseNumber: string,
  shown: ShownEvidence,
): Promise<Result<Stoppable, CaseActRefusal>> {
  const change = await ports.mobileChanges.findCase(caseNumber);
  const account = await ports.accounts.find(shown.accountId);
  if (change === null || account === null || change.accountId !== account.id) return refuse({ code: "case_missing" });
  if (isOver(change)) return refuse({ code: "case_ended" });
  const proofs = await evidenceBefore(ports, { account, change }, shown);
  const by = shown.provedNumber === change.contacts.newNumber ? "asker" : "another";
  const allowed = mayStop({ row: change.row, progress: change.progress, by }, proofs);
  return allowed.ok ? accept({ account, change, by, proofs }) : allowed;
}
