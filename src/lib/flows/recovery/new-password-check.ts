import type { Account } from "#lib/domain/account/account.ts";
import { ownDataOf } from "#lib/domain/account-change/own-data.ts";
import type { FieldRefusal } from "#lib/domain/field-refusal.ts";
import { checkNewPassword } from "#lib/domain/password-field.ts";
import type { Result } from "#lib/domain/result.ts";
import type { Ports } from "#lib/ports/ports.ts";
import { passwordPolicyOf } from "../registration/password-check.ts";

/** Judges a new password by the rules, and by what the account holds of its owner; answers it as it is hashed. */
export function checkPasswordFor(
  ports: Pick<Ports, "commonPasswords" | "policy">,
  account: Account,
  typed: string,
): Result<string, FieldRefusal> {
  return checkNewPassword(passwordPolicyOf(ports), ownDataOf(account), typed);
}
