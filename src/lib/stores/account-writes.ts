import type { Account, AccountChange, NewAccount } from "#lib/domain/account/account.ts";
import type { Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import { columnsOfChange, rowOfAccount } from "./account-row.ts";
import { isUniqueViolation } from "./database-errors.ts";
import type { Transaction } from "./prisma.ts";
import type { Storage } from "./storage.ts";

type Keys = Pick<Storage, "hash" | "cipher">;

/** Which of a new account's unique values another account has. */
export type TakenValue = { readonly code: "national_id_taken" | "mobile_taken" | "username_taken" };

/** Why an account was not changed: another write was first, or another account holds the number. */
export type ReplaceRefusal = { readonly code: "account_changed" | "mobile_taken" };

const ATTEMPTS = 3;

/**
 * Adds an account in a transaction, which stays usable when a value is taken. Of two that claim one value at once, the second waits
 * for the first to commit and is refused.
 */
export async function insertAccount(
  keys: Keys,
  transaction: Transaction,
  account: NewAccount,
): Promise<Result<null, TakenValue>> {
  const row = rowOfAccount(keys, account);
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const { count } = await transaction.account.createMany({ data: [row], skipDuplicates: true });
    if (count === 1) return accept(null);
    const taken = await takenBy(transaction, row);
    if (taken !== null) return refuse(taken);
    // Who held the value has just given it up: try again.
  }
  throw new Error("an account can be neither added nor refused");
}

async function takenBy(
  transaction: Transaction,
  row: { readonly nationalIdKey: string; readonly mobileKey?: string | null; readonly usernameKey: string },
): Promise<TakenValue | null> {
  const { nationalIdKey, usernameKey, mobileKey = null } = row;
  const others = await transaction.account.findMany({
    where: { OR: [{ nationalIdKey }, { usernameKey }, ...(mobileKey === null ? [] : [{ mobileKey }])] },
    select: { nationalIdKey: true, usernameKey: true, mobileKey: true },
  });
  if (others.some((other) => other.nationalIdKey === nationalIdKey)) return { code: "national_id_taken" };
  if (others.some((other) => mobileKey !== null && other.mobileKey === mobileKey)) return { code: "mobile_taken" };
  return others.length === 0 ? null : { code: "username_taken" };
}

/** Changes an account in a transaction while it is still as it was found (compare-and-set by version). */
export async function replaceAccount(
  keys: Keys,
  transaction: Transaction,
  { account, change }: { readonly account: Pick<Account, "id" | "version">; readonly change: AccountChange },
): Promise<Result<null, ReplaceRefusal>> {
  const { id, version } = account;
  const update = async (): Promise<Result<null, ReplaceRefusal>> => {
    const data = { ...columnsOfChange(keys, id, change), version: version + 1 };
    const { count } = await transaction.account.updateMany({ where: { id, version }, data });
    return count === 1 ? accept(null) : refuse({ code: "account_changed" });
  };
  return change.mobile === undefined ? update() : unlessTaken(transaction, update);
}

/** A taken number must not end the transaction, since PostgreSQL takes no statement after a failed one: hence the savepoint. */
async function unlessTaken(
  transaction: Transaction,
  update: () => Promise<Result<null, ReplaceRefusal>>,
): Promise<Result<null, ReplaceRefusal>> {
  await transaction.$executeRaw`SAVEPOINT before_number`;
  try {
    const updated = await update();
    await transaction.$executeRaw`RELEASE SAVEPOINT before_number`;
    return updated;
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    await transaction.$executeRaw`ROLLBACK TO SAVEPOINT before_number`;
    return refuse({ code: "mobile_taken" });
  }
}

/** Marks the number of its previous holder unusable, so that another account can take it; false when that account was changed meanwhile. */
export async function releaseMobile(keys: Keys, transaction: Transaction, holder: Account): Promise<boolean> {
  const change = { mobile: { ...holder.mobile, usable: false } };
  return (await replaceAccount(keys, transaction, { account: holder, change })).ok;
}
