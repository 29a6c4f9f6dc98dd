import type { Account } from "#lib/domain/account/account.ts";
import type { RecoveryRefusal } from "#lib/domain/recovery/refusal.ts";
import type { RecoveryAt } from "#lib/domain/recovery/state.ts";
import { type Result, refuse } from "#lib/domain/result.ts";
import { deskGuessKey } from "#lib/domain/service-desk/desk-code.ts";
import { waitAfterFailures } from "#lib/domain/sign-in/throttle-policy.ts";
import type { InPersonUse } from "#lib/ports/in-person-codes.ts";
import { loadOwned } from "./load-recovery.ts";
import { recordProof } from "./record-proof.ts";
import type { OwnRecovery, RecoveryPorts } from "./recovery-ports.ts";

type Bound = Pick<InPersonUse, "scope" | "number">;

/**
 * Takes a service-desk code that was issued for what this recovery is about: the new number, the case, or the account as it is. It is counted,
 * compared and used up by one statement, five in one network before they slow down, and written down afterwards: a death in between costs the code, and never makes it count twice.
 */
export async function showDeskCode(
  ports: RecoveryPorts,
  own: OwnRecovery,
  code: string,
): Promise<Result<null, RecoveryRefusal>> {
  const loaded = await loadOwned(ports, own);
  if (!loaded.ok) return loaded;
  const { state } = loaded.value;
  const account = await ports.accounts.find(state.owner.accountId);
  if (account === null) return refuse({ code: "recovery_missing" });
  const bound = await boundTo(ports, state, account);
  const now = ports.clock.now();
  const key = deskGuessKey(account.id, own.visit.network);
  const tried = await ports.throttle.attempt(key, now, waitAfterFailures);
  if (!tried.admitted) {
    return refuse({ code: "too_many_attempts", waitSeconds: Math.ceil((tried.waitUntil - now) / 1000) });
  }
  const used = await ports.inPersonCodes.consume({ accountId: account.id, code, ...bound }, now);
  if (!used) return refuse({ code: "desk_code_not_accepted" });
  await ports.throttle.clear(key);
  return recordProof(ports, own, { proof: "in_person", factorId: null });
}

/** What the code has to have been issued for. Another account's case is no case of this account: no code is bound to it. */
async function boundTo(
  ports: RecoveryPorts,
  { aim, wish }: RecoveryAt<"owner_proved">,
  account: Account,
): Promise<Bound> {
  if (aim.kind === "change_number") return { scope: { kind: "new_number" }, number: wish.number };
  if (!("caseNumber" in aim)) return { scope: { kind: "account" }, number: account.mobile.number };
  const { caseNumber } = aim;
  const change = await ports.mobileChanges.findCase(caseNumber);
  const number = change?.accountId === account.id ? change.contacts.newNumber : "";
  return { scope: { kind: "case", caseNumber }, number };
}
