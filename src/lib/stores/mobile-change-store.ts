import { isOpen } from "#lib/domain/mobile-change/case-machine.ts";
import type { ChangeCase } from "#lib/domain/mobile-change/change-case.ts";
import { accept, type Instant, refuse } from "#lib/domain/result.ts";
import type { Prisma } from "#lib/generated/prisma/client.ts";
import type { MobileChangeStore } from "#lib/ports/mobile-change-store.ts";
import { caseOfRow } from "./change-case-row.ts";
import {
  completeCase,
  freezeAccount,
  insertOpenCase,
  moveFlowTo,
  type Refused,
  writeCase,
} from "./change-case-writes.ts";
import { toDate } from "./dates.ts";
import { flowStore } from "./flow-store.ts";
import { consumeHoldCode, insertHoldCodes } from "./hold-code-store.ts";
import { MOBILE_CHANGE } from "./mobile-change-kind.ts";
import type { Storage } from "./storage.ts";
import { transact } from "./transaction.ts";

/** Mobile changes and their cases in PostgreSQL; each write is one transaction. */
export function mobileChangeStore(storage: Storage): MobileChangeStore {
  return { ...flowStore(storage, MOBILE_CHANGE), ...changes(storage), ...holds(storage), ...readings(storage) };
}

function changes(
  storage: Storage,
): Pick<MobileChangeStore, "open" | "completeAtOnce" | "completeWaiting" | "moveCase"> {
  return {
    open: async (step, opening) => {
      const written = await transact<null, Refused>(storage, opening.brings, async (transaction) => {
        const moved = await moveFlowTo(storage, transaction, step);
        return moved.ok ? insertOpenCase(storage, transaction, opening) : moved;
      });
      return written.ok ? "written" : written.refusal;
    },
    completeAtOnce: async (step, completion) => {
      const written = await transact<null, Refused>(storage, completion.brings, async (transaction) => {
        const moved = await moveFlowTo(storage, transaction, step);
        return moved.ok ? completeCase(storage, transaction, { completion, isNew: true }) : moved;
      });
      return written.ok ? "written" : written.refusal;
    },
    completeWaiting: async (completion) => {
      const written = await transact<null, Refused>(storage, completion.brings, (transaction) =>
        completeCase(storage, transaction, { completion, isNew: false }),
      );
      return written.ok ? "written" : written.refusal;
    },
    moveCase: async (found, progress, brings) => {
      const moved = await transact(storage, brings, async (transaction) => {
        if (!(await writeCase(storage, transaction, { ...found, progress }))) return refuse(null);
        const { accountId } = found;
        await insertHoldCodes(storage, transaction, { accountId, codes: brings.holdCodes, now: brings.at });
        return accept(null);
      });
      return moved.ok;
    },
  };
}

function holds(storage: Storage): Pick<MobileChangeStore, "holdCase" | "freezeByCode"> {
  return {
    holdCase: async (code, { found, progress }, brings) => {
      const held = await transact(storage, brings, async (transaction) => {
        const target = await consumeHoldCode(storage, transaction, { code, now: brings.at });
        if (target?.caseId !== found.id) return refuse(null);
        return (await writeCase(storage, transaction, { ...found, progress })) ? accept(null) : refuse(null);
      });
      return held.ok;
    },
    freezeByCode: async (code, freeze, brings) => {
      const frozen = await transact(storage, brings, async (transaction) => {
        const target = await consumeHoldCode(storage, transaction, { code, now: brings.at });
        if (target?.accountId !== freeze.account.id) return refuse(null);
        return (await freezeAccount(storage, transaction, { ...freeze, at: brings.at })) ? accept(null) : refuse(null);
      });
      return frozen.ok;
    },
  };
}

function readings(
  storage: Storage,
): Pick<MobileChangeStore, "findCase" | "findCaseById" | "findOpenCase" | "dueCases" | "dueNotices"> {
  const { mobileChangeCase } = storage.database;
  const found = (row: Parameters<typeof caseOfRow>[1] | null): ChangeCase | null =>
    row === null ? null : caseOfRow(storage, row);
  const due = async (where: Prisma.MobileChangeCaseWhereInput, limit: number) => {
    const rows = await mobileChangeCase.findMany({ where, take: limit, orderBy: { dueAt: "asc" } });
    return rows.map((row) => caseOfRow(storage, row)).filter(({ progress }) => isOpen(progress));
  };
  const passed = (now: Instant) => ({ lte: toDate(now) });
  return {
    findCase: async (number) => found(await mobileChangeCase.findUnique({ where: { number } })),
    findCaseById: async (id) => found(await mobileChangeCase.findUnique({ where: { id } })),
    findOpenCase: async (accountId) => found(await mobileChangeCase.findFirst({ where: { accountId, endedAt: null } })),
    dueCases: (now, limit) => due({ dueAt: passed(now) }, limit),
    dueNotices: (now, limit) => due({ noticeDueAt: passed(now) }, limit),
  };
}
