import type { ChangeCase } from "#lib/domain/mobile-change/change-case.ts";
import { accept, type Instant, type Result, refuse } from "#lib/domain/result.ts";
import type { ChangeWrite, CodeFreeze, Completion, FlowStep, Opening } from "#lib/ports/mobile-change-store.ts";
import type { AccountChange } from "./account-row.ts";
import { releaseMobile, replaceAccount } from "./account-writes.ts";
import { progressColumns, rowOfCase } from "./change-case-row.ts";
import { endSessions } from "./end-sessions.ts";
import { moveFlow } from "./flow-store.ts";
import { insertHoldCodes } from "./hold-code-store.ts";
import { MOBILE_CHANGE } from "./mobile-change-kind.ts";
import type { Transaction } from "./prisma.ts";
import type { Storage } from "./storage.ts";

/** What another request was first to change. */
export type Refused = Exclude<ChangeWrite, "written">;
type Written = Result<null, Refused>;
type Keys = Pick<Storage, "hash" | "cipher">;

/** Moves the flow first: of two requests of one flow, the second waits here and finds it moved. */
export async function moveFlowTo(
  keys: Keys,
  transaction: Transaction,
  { id, version, next }: FlowStep,
): Promise<Written> {
  const moved = await moveFlow(keys, transaction, { kind: MOBILE_CHANGE.kind, id, version, state: next });
  return moved ? accept(null) : refuse("flow_moved");
}

/** Adds a waiting case, unless the account was changed since the decision or has an open one. */
export async function insertOpenCase(
  keys: Keys,
  transaction: Transaction,
  { account, change, brings }: Opening,
): Promise<Written> {
  const current = await replaceAccount(keys, transaction, { account, change: {} });
  if (!current.ok) return refuse("account_moved");
  const { count } = await transaction.mobileChangeCase.createMany({
    data: [rowOfCase(keys, change)],
    skipDuplicates: true,
  });
  if (count === 0) return refuse("account_moved");
  await insertHoldCodes(keys, transaction, { accountId: account.id, codes: brings.holdCodes, now: brings.at });
  return accept(null);
}

/** Writes a case's new progress while it is still as it was found. */
export async function writeCase(keys: Keys, transaction: Transaction, change: ChangeCase): Promise<boolean> {
  const { id, version } = change;
  const data = { ...progressColumns(keys, change), version: version + 1 };
  return (await transaction.mobileChangeCase.updateMany({ where: { id, version }, data })).count === 1;
}

/** Gives the account its new number, takes it from its previous holder, records the case, and ends sessions. */
export async function completeCase(
  storage: Storage,
  transaction: Transaction,
  { completion, isNew }: { readonly completion: Completion; readonly isNew: boolean },
): Promise<Written> {
  const { account, change, previousHolder, keptSession, brings } = completion;
  if (!isNew && !(await writeCase(storage, transaction, change))) return refuse("case_moved");
  if (previousHolder !== null && !(await releaseMobile(storage, transaction, previousHolder))) {
    return refuse("account_moved");
  }
  const replaced = await replaceAccount(storage, transaction, { account, change: contactsAfter(completion) });
  if (!replaced.ok) return refuse(replaced.refusal.code === "mobile_taken" ? "number_taken" : "account_moved");
  if (isNew) await transaction.mobileChangeCase.createMany({ data: [rowOfCase(storage, change)] });
  await insertHoldCodes(storage, transaction, { accountId: account.id, codes: brings.holdCodes, now: brings.at });
  await endSessions(storage, transaction, {
    accountId: account.id,
    exceptSid: keptSession,
    reason: "mobile_changed",
    at: brings.at,
  });
  return accept(null);
}

/** What the account has after the change; the number was checked with the registry in this very step. */
function contactsAfter({ change, guardedUntil, brings: { at } }: Completion): AccountChange {
  const { newNumber, newEmail } = change.contacts;
  return {
    mobile: { number: newNumber, usable: true, verifiedAt: at, changedAt: at, checkedAt: at },
    ...(newEmail !== null && { email: { address: newEmail, verifiedAt: at } }),
    guardedUntil,
  };
}

/** Freezes the account, ends every session and moves the completed case; false when account or case was changed meanwhile. */
export async function freezeAccount(
  storage: Storage,
  transaction: Transaction,
  { account, until, completed, at }: CodeFreeze & { readonly at: Instant },
): Promise<boolean> {
  if (completed !== null) {
    const { found, progress } = completed;
    if (!(await writeCase(storage, transaction, { ...found, progress }))) return false;
  }
  const frozen = { account, change: { status: { kind: "frozen", until } } } as const;
  if (!(await replaceAccount(storage, transaction, frozen)).ok) return false;
  await endSessions(storage, transaction, { accountId: account.id, exceptSid: null, reason: "frozen", at });
  return true;
}
