import { accept, type Instant, refuse } from "#lib/domain/result.ts";
import { DESK_CODE_GUESSES } from "#lib/domain/service-desk/desk-code.ts";
import type { Prisma } from "#lib/generated/prisma/client.ts";
import type { DeskCodeStore } from "#lib/ports/desk-code-store.ts";
import type { Effects } from "#lib/ports/effects.ts";
import { toDate } from "./dates.ts";
import { deskCodeOfRow, rowOfDeskCode } from "./desk-code-row.ts";
import { lockWorking } from "./officer-lock.ts";
import type { Transaction } from "./prisma.ts";
import type { Storage } from "./storage.ts";
import { transact } from "./transaction.ts";

/** Service-desk codes in PostgreSQL; each act is one conditional statement that says all that `advanceDeskCode` asks for. */
export function deskCodeStore(storage: Storage): DeskCodeStore {
  const { deskCode } = storage.database;
  const opened = (row: Parameters<typeof deskCodeOfRow>[1] | null) =>
    row === null ? null : deskCodeOfRow(storage, row);
  const within = async (effects: Effects, work: (transaction: Transaction) => Promise<boolean>): Promise<boolean> =>
    (await transact<null, null>(storage, effects, async (run) => ((await work(run)) ? accept(null) : refuse(null)))).ok;
  return {
    issue: ({ code, text }, effects) =>
      within(effects, async (transaction) => {
        if (!(await lockWorking(transaction, code.issuer.officerId))) return false;
        await transaction.deskCode.updateMany({
          where: { accountId: code.accountId, usedAt: null, withdrawnAt: null },
          data: { withdrawnAt: toDate(code.issuedAt) },
        });
        const data = [rowOfDeskCode(storage, { code, text })];
        return (await transaction.deskCode.createMany({ data, skipDuplicates: true })).count === 1;
      }),
    find: async (id) => opened(await deskCode.findUnique({ where: { id } })),
    findLive: async (accountId, now) => opened(await deskCode.findFirst({ where: { accountId, ...live(now) } })),
    listWaiting: async (now) => {
      const where = { ...live(now), approvedAt: null };
      const rows = await deskCode.findMany({ where, orderBy: { issuedAt: "asc" }, take: WAITING_AT_MOST });
      return rows.map((row) => deskCodeOfRow(storage, row));
    },
    approve: (id, { by, at }, effects) =>
      within(effects, async (transaction) => {
        if (!(await lockWorking(transaction, by.officerId))) return false;
        const { count } = await transaction.deskCode.updateMany({
          where: { id, ...live(at), approvedAt: null, issuedBy: { not: by.officerId }, issuedDesk: { not: by.desk } },
          data: { approvedBy: by.officerId, approvedDesk: by.desk, approvedAt: toDate(at) },
        });
        return count === 1;
      }),
    withdraw: (id, at, effects) =>
      within(effects, async (transaction) => {
        const data = { withdrawnAt: toDate(at) };
        return (await transaction.deskCode.updateMany({ where: { id, ...live(at) }, data })).count === 1;
      }),
  };
}

const WAITING_AT_MOST = 100;

function live(now: Instant) {
  const guesses = { lt: DESK_CODE_GUESSES };
  return {
    usedAt: null,
    withdrawnAt: null,
    guesses,
    expiresAt: { gt: toDate(now) },
  } satisfies Prisma.DeskCodeWhereInput;
}

/** Withdraws every live code that an officer issued or approved. */
export async function withdrawCodesOf(transaction: Transaction, officerId: string, at: Instant): Promise<void> {
  await transaction.deskCode.updateMany({
    where: { usedAt: null, withdrawnAt: null, OR: [{ issuedBy: officerId }, { approvedBy: officerId }] },
    data: { withdrawnAt: toDate(at) },
  });
}
