import { z } from "zod";
import type {
  Account,
  AccountChange,
  AccountRecovery,
  AccountStatus,
  Identity,
  NewAccount,
} from "#lib/domain/account/account.ts";
import { UNTOUCHED } from "#lib/domain/account/account.ts";
import type { Prisma, Account as Row } from "#lib/generated/prisma/client.ts";
import { toDate, toDateOrNull, toInstant, toInstantOrNull } from "./dates.ts";
import type { Storage } from "./storage.ts";

type Keys = Pick<Storage, "hash" | "cipher">;
type Columns = Prisma.AccountUncheckedUpdateManyInput;

const nameParts = z.object({ first: z.string(), father: z.string(), grandfather: z.string(), family: z.string() });
const storedIdentity: z.ZodType<Identity> = z.object({
  name: z.object({ ar: nameParts, en: nameParts }),
  birthDate: z.string(),
  birthDateHijri: z.string(),
  idExpiry: z.string(),
  gender: z.string(),
  nationality: z.string(),
});
const storedKind = z.enum(["citizen", "resident"]);
const storedLanguage = z.enum(["ar", "en"]);

/** A sealed value opens only in the field and the account that it was sealed for. */
const fieldOf = (field: string, id: string): string => `account.${field}/${id}`;

/** The account of a row, personal fields opened. */
export function accountOfRow({ cipher }: Keys, row: Row): Account {
  const opened = (field: string, sealed: string) => cipher.open(fieldOf(field, row.id), sealed);
  return {
    id: row.id,
    version: row.version,
    status: statusOfRow(row),
    nationalId: opened("national_id", row.nationalIdSealed),
    kind: storedKind.parse(row.kind),
    username: row.username,
    passwordHash: row.passwordHash,
    passwordChangedAt: toInstant(row.passwordChangedAt),
    mobile: {
      number: opened("mobile", row.mobileSealed),
      usable: row.mobileKey !== null,
      verifiedAt: toInstant(row.mobileVerifiedAt),
      changedAt: toInstantOrNull(row.mobileChangedAt),
      checkedAt: toInstant(row.mobileCheckedAt),
    },
    email: emailOfRow(row, opened),
    identity: storedIdentity.parse(JSON.parse(opened("identity", row.identitySealed))),
    language: storedLanguage.parse(row.language),
    terms: { version: row.termsVersion, acceptedAt: toInstant(row.termsAcceptedAt) },
    cappedUntil: toInstant(row.cappedUntil),
    guardedUntil: toInstantOrNull(row.guardedUntil),
    recovery: recoveryOfRow(row),
    createdAt: toInstant(row.createdAt),
  };
}

/** The row of a new account. */
export function rowOfAccount(keys: Keys, account: NewAccount): Prisma.AccountCreateManyInput {
  const { hash, cipher } = keys;
  return {
    id: account.id,
    nationalIdKey: hash.of("national-id", account.nationalId),
    nationalIdSealed: cipher.seal(fieldOf("national_id", account.id), account.nationalId),
    kind: account.kind,
    username: account.username,
    usernameKey: usernameKeyOf(keys, account.username),
    ...statusColumns(account.status),
    passwordHash: account.passwordHash,
    passwordChangedAt: toDate(account.passwordChangedAt),
    ...mobileColumns(keys, account.id, account.mobile),
    ...emailColumns(keys, account.id, account.email),
    ...identityColumns(keys, account.id, account.identity),
    language: account.language,
    ...termsColumns(account.terms),
    cappedUntil: toDate(account.cappedUntil),
    guardedUntil: toDateOrNull(account.guardedUntil),
    ...recoveryColumns(UNTOUCHED),
    createdAt: toDate(account.createdAt),
  };
}

/** The columns that a change writes. */
export function columnsOfChange(keys: Keys, id: string, change: AccountChange): Columns {
  return {
    ...(change.status && statusColumns(change.status)),
    ...passwordColumns(change),
    ...(change.mobile && mobileColumns(keys, id, change.mobile)),
    ...(change.email !== undefined && emailColumns(keys, id, change.email)),
    ...(change.identity && identityColumns(keys, id, change.identity)),
    ...(change.language && { language: change.language }),
    ...(change.terms && termsColumns(change.terms)),
    ...(change.cappedUntil !== undefined && { cappedUntil: toDate(change.cappedUntil) }),
    ...(change.guardedUntil !== undefined && { guardedUntil: toDateOrNull(change.guardedUntil) }),
    ...(change.recovery && recoveryColumns(change.recovery)),
  };
}

/** The look-up key of a username, whatever its case. */
export function usernameKeyOf({ hash }: Pick<Keys, "hash">, username: string): string {
  return hash.of("username", username.toLowerCase());
}

function passwordColumns({ passwordHash, passwordChangedAt }: AccountChange) {
  return {
    ...(passwordHash !== undefined && { passwordHash }),
    ...(passwordChangedAt !== undefined && { passwordChangedAt: toDate(passwordChangedAt) }),
  };
}

function statusOfRow({ status, frozenUntil }: Pick<Row, "status" | "frozenUntil">): AccountStatus {
  if (status === "active") return { kind: "active" };
  return { kind: "frozen", until: status === "frozen_until_lifted" ? "lifted" : toInstantOrNull(frozenUntil) };
}

function statusColumns(status: AccountStatus) {
  if (status.kind === "active") return { status: "active", frozenUntil: null };
  if (status.until === "lifted") return { status: "frozen_until_lifted", frozenUntil: null };
  return { status: "frozen", frozenUntil: toDateOrNull(status.until) };
}

function recoveryOfRow(row: Pick<Row, keyof AccountRecovery>): AccountRecovery {
  return {
    frozenAt: toInstantOrNull(row.frozenAt),
    phoneStolenAt: toInstantOrNull(row.phoneStolenAt),
    weakRowsOffAt: toInstantOrNull(row.weakRowsOffAt),
    contestedUntil: toInstantOrNull(row.contestedUntil),
    passwordResetDueAt: toInstantOrNull(row.passwordResetDueAt),
  };
}

function recoveryColumns(recovery: AccountRecovery) {
  return {
    frozenAt: toDateOrNull(recovery.frozenAt),
    phoneStolenAt: toDateOrNull(recovery.phoneStolenAt),
    weakRowsOffAt: toDateOrNull(recovery.weakRowsOffAt),
    contestedUntil: toDateOrNull(recovery.contestedUntil),
    passwordResetDueAt: toDateOrNull(recovery.passwordResetDueAt),
  };
}

/** A number that is not usable has no look-up key: another account may hold it. */
function mobileColumns({ hash, cipher }: Keys, id: string, mobile: Account["mobile"]) {
  return {
    mobileSealed: cipher.seal(fieldOf("mobile", id), mobile.number),
    mobileKey: mobile.usable ? hash.of("mobile", mobile.number) : null,
    mobileVerifiedAt: toDate(mobile.verifiedAt),
    mobileChangedAt: toDateOrNull(mobile.changedAt),
    mobileCheckedAt: toDate(mobile.checkedAt),
  };
}

function emailColumns({ hash, cipher }: Keys, id: string, email: Account["email"]) {
  if (email === null) return { emailSealed: null, emailKey: null, emailVerifiedAt: null };
  return {
    emailSealed: cipher.seal(fieldOf("email", id), email.address),
    emailKey: hash.of("email", email.address.toLowerCase()),
    emailVerifiedAt: toDateOrNull(email.verifiedAt),
  };
}

function emailOfRow(row: Row, opened: (field: string, sealed: string) => string): Account["email"] {
  if (row.emailSealed === null) return null;
  return { address: opened("email", row.emailSealed), verifiedAt: toInstantOrNull(row.emailVerifiedAt) };
}

function identityColumns({ cipher }: Keys, id: string, identity: Identity) {
  return { identitySealed: cipher.seal(fieldOf("identity", id), JSON.stringify(identity)) };
}

function termsColumns(terms: Account["terms"]) {
  return { termsVersion: terms.version, termsAcceptedAt: toDate(terms.acceptedAt) };
}
