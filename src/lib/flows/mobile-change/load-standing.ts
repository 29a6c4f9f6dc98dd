import { type Account, canAuthenticate } from "#lib/domain/account/account.ts";
import { secondChangeBarredUntil } from "#lib/domain/mobile-change/guarded-period.ts";
import type { StandingRefusal } from "#lib/domain/mobile-change/refusal.ts";
import type { Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import type { ChangePorts } from "./change-ports.ts";

/** Whether the account may have its number changed now: not frozen, not guarded, no other change under way. */
export async function loadStanding(
  ports: Pick<ChangePorts, "clock" | "mobileChanges">,
  account: Account,
): Promise<Result<null, StandingRefusal>> {
  const now = ports.clock.now();
  const allowed = canAuthenticate(account, now);
  if (!allowed.ok) return allowed;
  const until = secondChangeBarredUntil(account, now);
  if (until !== null) return refuse({ code: "account_guarded", until });
  const open = await ports.mobileChanges.findOpenCase(account.id);
  return open === null ? accept(null) : refuse({ code: "change_under_way", caseNumber: open.number });
}
