import type { Account } from "#lib/domain/account/account.ts";
import { advance } from "#lib/domain/mobile-change/machine.ts";
import { vouchesForForeign } from "#lib/domain/mobile-change/policy-table.ts";
import type { MobileChangeRefusal } from "#lib/domain/mobile-change/refusal.ts";
import type { Applicant, Wish } from "#lib/domain/mobile-change/state.ts";
import { isForeignNumber } from "#lib/domain/mobile-number.ts";
import type { Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import { NO_EFFECTS } from "#lib/ports/effects.ts";
import type { ChangePorts, OwnFlow } from "./change-ports.ts";
import { evidenceNow } from "./evidence-now.ts";
import { loadChange } from "./load-change.ts";
import { loadStanding } from "./load-standing.ts";

/**
 * Takes the new number and, if wished, the new e-mail; both can be corrected until the number is proved. On the Absher route a
 * number that is the one on file already is only told after its code, since the password alone shows nothing of it. A number of another
 * country is refused before any code goes there, unless what was shown vouches for it.
 */
export async function giveNewNumber(
  ports: ChangePorts,
  own: OwnFlow,
  wish: Wish,
): Promise<Result<null, MobileChangeRefusal>> {
  const loaded = await loadChange(ports, own);
  if (!loaded.ok) return loaded;
  const { state, version } = loaded.value;
  if (state.step === "started") return refuse({ code: "step_passed" });
  const account = await ports.accounts.find(state.applicant.accountId);
  if (account === null) return refuse({ code: "change_flow_missing" });
  const standing = await loadStanding(ports, account, state.applicant);
  if (!standing.ok) return standing;
  if (own.session !== null && isUnchanged(account, wish)) return refuse({ code: "number_unchanged" });
  if (isForeignNumber(wish.number) && !(await isVouchedFor(ports, account, state.applicant))) {
    return refuse({ code: "foreign_number_unvouched" });
  }
  const next = advance(state, { type: "number_given", wish }, ports.clock.now());
  if (!next.verdict.ok) return next.verdict;
  const stored = await ports.mobileChanges.replace({ id: own.flowId, version, state: next.state }, NO_EFFECTS);
  return stored ? accept(null) : refuse({ code: "busy" });
}

async function isVouchedFor(ports: ChangePorts, account: Account, applicant: Applicant): Promise<boolean> {
  return vouchesForForeign((await evidenceNow(ports, account, applicant)).proofs);
}

/** Whether the wished number is the one that the account has, and can use. */
export function isUnchanged(account: Pick<Account, "mobile">, wish: Pick<Wish, "number">): boolean {
  return account.mobile.usable && account.mobile.number === wish.number;
}
