import type { Account } from "#lib/domain/account/account.ts";
import type { ChangeCase } from "#lib/domain/mobile-change/change-case.ts";
import { freezeOf } from "#lib/domain/mobile-change/freeze.ts";
import { secondChangeBarredUntil } from "#lib/domain/mobile-change/guarded-period.ts";
import { strongestRow } from "#lib/domain/mobile-change/policy.ts";
import { type RowName, strengthOf } from "#lib/domain/mobile-change/policy-table.ts";
import type { StandingRefusal } from "#lib/domain/mobile-change/refusal.ts";
import type { Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import type { ChangePorts } from "./change-ports.ts";
import { evidenceNow, type Shown } from "./evidence-now.ts";

/**
 * Whether whoever has shown this may ask for a change now: the account is not guarded, not frozen until the service desk, something of what was
 * shown counts already, and there is no open case that is stronger. One as strong is contested by a request for another number, which is judged
 * when that number is proved.
 */
export async function loadStanding(
  ports: Pick<ChangePorts, "clock" | "factors" | "mobileChanges" | "mobileOwnership">,
  account: Account,
  shown: Shown,
): Promise<Result<null, StandingRefusal>> {
  const now = ports.clock.now();
  if (freezeOf(account, now) === "in_person_only" && !shown.proofs.includes("in_person")) {
    return refuse({ code: "account_frozen", until: null });
  }
  const until = secondChangeBarredUntil(account, now);
  if (until !== null) return refuse({ code: "account_guarded", until });
  const { proofs } = await evidenceNow(ports, account, shown);
  const row = strongestRow(proofs);
  if (row === null) return refuse({ code: "evidence_too_new" });
  const open = await ports.mobileChanges.findOpenCase(account.id);
  if (open === null || mayStandBeside(row, open)) return accept(null);
  return refuse({ code: "change_under_way", caseNumber: open.number });
}

/** A stronger request supersedes the open case, whatever it is for; one as strong can only contest a number. */
function mayStandBeside(row: RowName, open: ChangeCase): boolean {
  const ahead = strengthOf(row) - strengthOf(open.row);
  return ahead > 0 || (ahead === 0 && open.goal === "number");
}
