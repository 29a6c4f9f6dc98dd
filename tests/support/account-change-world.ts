import type { Account } from "#lib/domain/account/account.ts";
import type { EmailChangeState } from "#lib/domain/account-change/email-machine.ts";
import type { PasswordChangeState } from "#lib/domain/account-change/password-machine.ts";
import { beginEmailChange, beginPasswordChange } from "#lib/flows/account-change/begin-account-change.ts";
import type { EmailChangePorts, OwnChange, PasswordChangePorts } from "#lib/flows/account-change/change-ports.ts";
import { memoryAccountChanges } from "./fakes/memory-account-changes.ts";
import { anAccount } from "./fakes/memory-accounts.ts";
import { mobileChangeWorld } from "./mobile-change-world.ts";

/** The password of `anAccount()`, and one that keeps every rule. */
export const CURRENT = "Correct-Horse#1";
/** A new password that keeps every rule. */
export const WANTED = "Quiet-Lantern#7";

/** How the person signed in, as the session has it. */
export const BY_PASSWORD = ["pwd", "sms", "mfa"];
/** The same with a passkey. */
export const BY_PASSKEY = ["pop", "user", "mfa"];

/** The world of the mobile change, with changes of the account area on it. */
export function accountChangeWorld(account: Account = anAccount()) {
  const made = mobileChangeWorld(account);
  const ports = {
    ...made.ports,
    commonPasswords: { isCommon: (password: string) => password === "Password#1234" },
    emailChanges: memoryAccountChanges<EmailChangeState>(made.world, made.cases),
    passwordChanges: memoryAccountChanges<PasswordChangeState>(made.world, made.cases),
  };
  return { ...made, ports, accountNow: () => made.world.accounts.get(account.id) ?? account };
}

/** Somebody who has just signed in to the account area and begun to change the password. */
export async function beganPasswordChange(
  ports: Pick<PasswordChangePorts, "chance" | "clock" | "passwordChanges">,
  account: Account,
  amr: readonly string[] = BY_PASSWORD,
  sid = "this-session",
): Promise<OwnChange> {
  const entry = await beginPasswordChange(ports, { flowId: null, account, session: { sid, amr }, isFresh: true });
  if (entry.kind !== "begun") throw new Error(entry.kind);
  const visit = { network: "192.0.2.0/24", deviceToken: null };
  return { flowId: entry.flowId, visit, session: { accountId: account.id, sid } };
}

/** Somebody who has just signed in to the account area and begun to change the e-mail. */
export async function beganEmailChange(
  ports: Pick<EmailChangePorts, "chance" | "clock" | "emailChanges">,
  account: Account,
  sid = "this-session",
  amr: readonly string[] = BY_PASSWORD,
): Promise<OwnChange> {
  const session = { sid, amr };
  const entry = await beginEmailChange(ports, { flowId: null, account, session, isFresh: true });
  if (entry.kind !== "begun") throw new Error(entry.kind);
  const visit = { network: "192.0.2.0/24", deviceToken: null };
  return { flowId: entry.flowId, visit, session: { accountId: account.id, sid } };
}
