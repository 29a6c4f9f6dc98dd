import type { ChangeCase } from "#lib/domain/mobile-change/change-case.ts";
import type { Instant } from "#lib/domain/result.ts";
import type { Prisma } from "#lib/generated/prisma/client.ts";
import type { MobileChangeStore } from "#lib/ports/mobile-change-store.ts";
import { caseOfRow } from "./change-case-row.ts";
import { type Refused, writeCase } from "./change-case-writes.ts";
import { toDate } from "./dates.ts";
import { flowStore } from "./flow-store.ts";
import { MOBILE_CHANGE } from "./mobile-change-kind.ts";
import type { Storage } from "./storage.ts";
import { transact } from "./transaction.ts";

/** Mobile changes and their cases in PostgreSQL; each write is one transaction. */
export function mobileChangeStore(storage: Storage): MobileChangeStore {
  return {
    ...flowStore(storage, MOBILE_CHANGE),
    ...readings(storage),
    write: async (written) => {
      const outcome = await transact<null, Refused>(storage, written.brings, (transaction) =>
        writeCase(storage, transaction, written),
      );
      return outcome.ok ? "written" : outcome.refusal;
    },
  };
}

type Readings = Omit<MobileChangeStore, "write" | keyof ReturnType<typeof flowStore>>;

function readings(storage: Storage): Readings {
  const { mobileChangeCase } = storage.database;
  const found = (row: Parameters<typeof caseOfRow>[1] | null): ChangeCase | null =>
    row === null ? null : caseOfRow(storage, row);
  const due = async (where: Prisma.MobileChangeCaseWhereInput, limit: number) => {
    const rows = await mobileChangeCase.findMany({ where, take: limit, orderBy: { dueAt: "asc" } });
    return rows.map((row) => caseOfRow(storage, row));
  };
  const passed = (now: Instant) => ({ lte: toDate(now) });
  return {
    findCase: async (number) => found(await mobileChangeCase.findUnique({ where: { number } })),
    findCaseById: async (id) => found(await mobileChangeCase.findUnique({ where: { id } })),
    findOpenCase: async (accountId) => found(await mobileChangeCase.findFirst({ where: { accountId, endedAt: null } })),
    findLatestCase: async (accountId, goal) =>
      found(
        await mobileChangeCase.findFirst({
          where: { accountId, ...(goal !== undefined && { goal }) },
          orderBy: [{ createdAt: "desc" }, { id: "desc" }],
        }),
      ),
    dueCases: (now, limit) => due({ dueAt: passed(now), endedAt: null }, limit),
    dueForgetting: (now, limit) => due({ dueAt: passed(now), endedAt: { not: null } }, limit),
    dueNotices: (now, limit) => due({ noticeDueAt: passed(now) }, limit),
  };
}
