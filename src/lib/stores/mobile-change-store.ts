import type { ChangeCase } from "#lib/domain/mobile-change/change-case.ts";
import { assertNever, type Instant } from "#lib/domain/result.ts";
import type { Prisma } from "#lib/generated/prisma/client.ts";
import type { DueKind, MobileChangeStore } from "#lib/ports/mobile-change-store.ts";
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
    due: async (kind, now, limit) => {
      const orderBy = { [columnOf(kind)]: "asc" };
      const rows = await mobileChangeCase.findMany({
        where: isDue(kind, now),
        take: limit,
        orderBy,
        select: { id: true },
      });
      return rows.map(({ id }) => id);
    },
    putOff: async (id, { kind, now, until }) => {
      const data = { [columnOf(kind)]: toDate(until) };
      await mobileChangeCase.updateMany({ where: { id, ...isDue(kind, now) }, data });
    },
  };
}

const columnOf = (kind: DueKind) => (kind === "notice" ? "noticeDueAt" : "dueAt");

function isDue(kind: DueKind, now: Instant): Prisma.MobileChangeCaseWhereInput {
  const passed = { lte: toDate(now) };
  switch (kind) {
    case "effect":
      return { dueAt: passed, endedAt: null };
    case "forgetting":
      return { dueAt: passed, endedAt: { not: null } };
    case "notice":
      return { noticeDueAt: passed };
    default:
      return assertNever(kind);
  }
}
