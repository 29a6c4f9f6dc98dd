import type { Account } from "#lib/domain/account/account.ts";
import type { RecoveryAim } from "#lib/domain/recovery/aim.ts";
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
