import type { FieldRefusal } from "#lib/domain/field-refusal.ts";
import { checkNewPassword, type PasswordPolicy } from "#lib/domain/password-field.ts";
import type { PasswordContext } from "#lib/domain/password-own-data.ts";
import type { GivenIdentity, RegistrationState } from "#lib/domain/registration/state.ts";
import type { Result } from "#lib/domain/result.ts";
import type { RegistrationPorts } from "./registration-ports.ts";

type PolicyPorts = Pick<RegistrationPorts, "commonPasswords" | "policy">;

/** What a new password is measured by here. */
export const passwordPolicyOf = ({ commonPasswords, policy }: PolicyPorts): PasswordPolicy => ({
  profile: policy.passwordProfile,
  isCommon: commonPasswords.isCommon,
});

/** What a password must not be built from: the identity that was given, and the username beside it. */
export const passwordContextOf = (identity: GivenIdentity, username: string): PasswordContext => ({
  username,
  nationalId: identity.nationalId,
  mobile: identity.mobile,
  ...(identity.email === null ? {} : { email: identity.email }),
});

/** The identity that has been given so far, also while the username is chosen again; `null` at the start and after the end. */
export const identityOf = (state: RegistrationState): GivenIdentity | null =>
  "identity" in state ? state.identity : null;

/** Checks a password against the identity as it stands now; the form's own check may have seen an earlier one. */
export const checkPassword = (
  ports: PolicyPorts,
  identity: GivenIdentity,
  typed: { readonly username: string; readonly password: string },
): Result<string, FieldRefusal> =>
  checkNewPassword(passwordPolicyOf(ports), passwordContextOf(identity, typed.username), typed.password);
