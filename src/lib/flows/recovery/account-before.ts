import type { Account } from "#lib/domain/account/account.ts";
import type { RecoveryAim } from "#lib/domain/recovery/aim.ts";
import type { RecoveryState } from "#lib/domain/recovery/state.ts";
import type { RecoveryPorts } from "./recovery-ports.ts";

/**
 * The account by which evidence is shown: as it is, or where it is about a case as it was before that was asked for, with the number, e-mail and
 * password of then. So what was changed since shows nothing, and what the owner had still does. Another account's case changes nothing.
 */
export async function accountBefore(
  ports: Pick<RecoveryPorts, "mobileChanges">,
  account: Account,
  aim: RecoveryAim,
): Promise<Account> {
  if (!("caseNumber" in aim)) return account;
  const change = await ports.mobileChanges.findCase(aim.caseNumber);
  if (change?.accountId !== account.id || change.before === null) return account;
  const { passwordHash, passwordChangedAt, mobile, email } = change.before;
  return { ...account, passwordHash, passwordChangedAt, mobile, email };
}

/**
 * Whether the number that was typed is the named account's, or was before the change that the recovery is about. The same queries whether or not
 * there is such an account.
 */
export async function isNumberOnFile(
  ports: Pick<RecoveryPorts, "accounts" | "mobileChanges">,
  state: RecoveryState,
): Promise<boolean> {
  if (!("name" in state)) return false;
  const { aim, name, wish } = state;
  const account = await ports.accounts.findBySignInName(name);
  const change = "caseNumber" in aim ? await ports.mobileChanges.findCase(aim.caseNumber) : null;
  if (account === null) return false;
  const before = change?.accountId === account.id ? change.before : null;
  return [account.mobile, before?.mobile].some((one) => one?.usable === true && one.number === wish.number);
}
