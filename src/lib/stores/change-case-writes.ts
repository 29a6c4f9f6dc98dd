import type { ChangeCase } from "#lib/domain/mobile-change/change-case.ts";
import { accept, type Result, refuse } from "#lib/domain/result.ts";
import type { CaseWrite, CaseWritten, FlowStep, MovedCase } from "#lib/ports/mobile-change-store.ts";
import { releaseMobile, replaceAccount } from "./account-writes.ts";
import { progressColumns, rowOfCase } from "./change-case-row.ts";
import { toDate } from "./dates.ts";
import { endSessions } from "./end-sessions.ts";
import { moveFlow } from "./flow-store.ts";
import { consumeHoldCode, insertHoldCodes } from "./hold-code-store.ts";
import type { Transaction } from "./prisma.ts";
import type { Storage } from "./storage.ts";

/** What another request was first to change. */
export type Refused = Exclude<CaseWritten, "written">;
type Written = Result<null, Refused>;
type Part = (storage: Storage, transaction: Transaction, written: CaseWrite) => Promise<Written>;

/** Takes the flow's step first: of two requests of one flow, the second waits here and finds it moved. */
const takeStep: Part = async (storage, transaction, { step }) => {
  if (step === null) return accept(null);
  return (await moveTo(storage, transaction, step)) ? accept(null) : refuse("flow_moved");
};

function moveTo(storage: Storage, transaction: Transaction, { kind, id, version, next }: FlowStep): Promise<boolean> {
  return moveFlow(storage, transaction, { kind, id, version, state: next });
}

const useHoldCode: Part = async (storage, transaction, { holdCode, accountId, moved, brings }) => {
  if (holdCode === null) return accept(null);
  const target = await consumeHoldCode(storage, transaction, { code: holdCode, now: brings.at });
  const isMeant = target?.accountId === accountId && target.caseId === (moved[0]?.found.id ?? null);
  return isMeant ? accept(null) : refuse("hold_code_used");
};

const useFreezeWay: Part = async (_storage, transaction, { freezeWay, accountId, brings }) => {
  if (freezeWay === null) return accept(null);
  const usedAt = toDate(brings.at);
  const rested = toDate(brings.at - freezeWay.restMs);
  const used = await transaction.$executeRaw`
    INSERT INTO freeze_use (account_id, way, used_at) VALUES (${accountId}::uuid, ${freezeWay.way}, ${usedAt}::timestamptz)
    ON CONFLICT (account_id, way) DO UPDATE SET used_at = EXCLUDED.used_at WHERE freeze_use.used_at <= ${rested}::timestamptz`;
  return used === 1 ? accept(null) : refuse("freeze_way_used");
};

const moveCases: Part = async (storage, transaction, { moved }) => {
  for (const one of moved) {
    if (!(await moveCase(storage, transaction, one))) return refuse("case_moved");
  }
  return accept(null);
};

/** Writes a case's new progress while it is still as it was found. */
async function moveCase(storage: Storage, transaction: Transaction, { found, progress }: MovedCase): Promise<boolean> {
  const { id, version } = found;
  const data = { ...progressColumns(storage, { ...found, progress }), version: version + 1 };
  return (await transaction.mobileChangeCase.updateMany({ where: { id, version }, data })).count === 1;
}

const changeAccounts: Part = async (storage, transaction, { account, previousHolder }) => {
  if (previousHolder !== null && !(await releaseMobile(storage, transaction, previousHolder))) {
    return refuse("account_moved");
  }
  if (account === null) return accept(null);
  const replaced = await replaceAccount(storage, transaction, { account: account.found, change: account.after });
  if (replaced.ok) return accept(null);
  return refuse(replaced.refusal.code === "mobile_taken" ? "number_taken" : "account_moved");
};

/** Writes a new case; false where the account has an open one besides (`mobile_change_case_one_open`). */
export async function insertCase(storage: Storage, transaction: Transaction, opened: ChangeCase): Promise<boolean> {
  const data = [rowOfCase(storage, opened)];
  const { count } = await transaction.mobileChangeCase.createMany({ data, skipDuplicates: true });
  return count === 1;
}

const openCase: Part = async (storage, transaction, { opened }) =>
  opened === null || (await insertCase(storage, transaction, opened)) ? accept(null) : refuse("account_moved");

/** Runs after the account was compared: whoever adds a factor meanwhile finds the account changed. */
const removeFactors: Part = async (_storage, transaction, { factorsKept, accountId }) => {
  if (factorsKept === null) return accept(null);
  const where = { accountId, id: { notIn: [...factorsKept] } };
  await transaction.passkey.deleteMany({ where });
  await transaction.totp.deleteMany({ where });
  await transaction.recoveryCodeSet.deleteMany({ where });
  return accept(null);
};

const bringAlong: Part = async (storage, transaction, { accountId, sessionsEnded, brings }) => {
  await insertHoldCodes(storage, transaction, { accountId, codes: brings.holdCodes, now: brings.at });
  if (sessionsEnded !== null) await endSessions(storage, transaction, { accountId, ...sessionsEnded, at: brings.at });
  return accept(null);
};

const PARTS: readonly Part[] = [
  takeStep,
  useHoldCode,
  useFreezeWay,
  moveCases,
  changeAccounts,
  openCase,
  removeFactors,
  bringAlong,
];

/** Writes what an act on a case changes; the first part that another request was first to change refuses the whole. */
export async function writeCase(storage: Storage, transaction: Transaction, written: CaseWrite): Promise<Written> {
  for (const part of PARTS) {
    const outcome = await part(storage, transaction, written);
    if (!outcome.ok) return outcome;
  }
  return accept(null);
}
