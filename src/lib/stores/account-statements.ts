import type { Account as Row } from "#lib/generated/prisma/client.ts";
import { type PreparedStatement, selectAs } from "./prepared.ts";

const SELECT = selectAs<keyof Row>("account", {
  id: "id",
  version: "version",
  status: "status",
  frozenUntil: "frozen_until",
  nationalIdKey: "national_id_key",
  nationalIdSealed: "national_id_sealed",
  kind: "kind",
  username: "username",
  usernameKey: "username_key",
  passwordHash: "password_hash",
  passwordChangedAt: "password_changed_at",
  mobileSealed: "mobile_sealed",
  mobileKey: "mobile_key",
  mobileVerifiedAt: "mobile_verified_at",
  mobileChangedAt: "mobile_changed_at",
  mobileCheckedAt: "mobile_checked_at",
  emailSealed: "email_sealed",
  emailKey: "email_key",
  emailVerifiedAt: "email_verified_at",
  identitySealed: "identity_sealed",
  language: "language",
  termsVersion: "terms_version",
  termsAcceptedAt: "terms_accepted_at",
  cappedUntil: "capped_until",
  guardedUntil: "guarded_until",
  frozenAt: "frozen_at",
  phoneStolenAt: "phone_stolen_at",
  weakRowsOffAt: "weak_rows_off_at",
  contestedUntil: "contested_until",
  passwordResetDueAt: "password_reset_due_at",
  createdAt: "created_at",
});

/** The accounts of the provider's things of these names: `$1` their models, `$2` their hashed ids beside them. */
export const ACCOUNTS_OF_RECORDS: PreparedStatement = {
  name: "accounts-of-records",
  text: `${SELECT} WHERE id IN (
    SELECT account_id::uuid FROM unnest($1::text[], $2::text[]) AS named (model, id) JOIN oidc_record USING (model, id))`,
};

/** How an account is looked up: by its id, or by one of its unique keys. */
export const ACCOUNT_BY = {
  id: { name: "account-by-id", text: `${SELECT} WHERE id = $1` },
  nationalIdKey: { name: "account-by-national-id", text: `${SELECT} WHERE national_id_key = $1` },
  mobileKey: { name: "account-by-mobile", text: `${SELECT} WHERE mobile_key = $1` },
  usernameKey: { name: "account-by-username", text: `${SELECT} WHERE username_key = $1` },
} as const satisfies Record<string, PreparedStatement>;
