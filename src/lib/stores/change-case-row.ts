import { z } from "zod";
import { type CaseProgress, isOpen } from "#lib/domain/mobile-change/case-machine.ts";
import type { ChangeCase, ChangedContacts } from "#lib/domain/mobile-change/change-case.ts";
import { POLICY, type RowName } from "#lib/domain/mobile-change/policy-table.ts";
import type { MobileChangeCase, Prisma } from "#lib/generated/prisma/client.ts";
import { toDate, toDateOrNull } from "./dates.ts";
import type { Storage } from "./storage.ts";

type Keys = Pick<Storage, "cipher">;

const instant = z.number();
const pending = {
  requestedAt: instant,
  dueAt: instant,
  wakeAt: instant,
  halfwayAt: instant.nullable(),
  swapCounted: z.boolean(),
};
const storedProgress: z.ZodType<CaseProgress> = z.discriminatedUnion("state", [
  z.object({ state: z.literal("waiting"), ...pending, heldAt: instant.nullable() }),
  z.object({ state: z.literal("held"), ...pending, heldAt: instant }),
  z.object({
    state: z.literal("completed"),
    requestedAt: instant,
    completedAt: instant,
    heldAt: instant.nullable(),
    undoUntil: instant,
  }),
  z.object({
    state: z.literal("cancelled"),
    requestedAt: instant,
    endedAt: instant,
    reason: z.literal("number_lost"),
  }),
]);
const storedContacts: z.ZodType<ChangedContacts> = z.object({
  oldNumber: z.string(),
  newNumber: z.string(),
  oldEmail: z.string().nullable(),
  newEmail: z.string().nullable(),
  oldNumberCounts: z.boolean(),
});
const storedDetails = z.object({
  guarded: z.boolean(),
  route: z.enum(["absher", "signed_in", "recovery"]),
  contacts: storedContacts,
  progress: storedProgress,
});
const storedRow: z.ZodType<RowName> = z.enum(POLICY.map(({ row }) => row));

const fieldOf = (id: string): string => `mobile_change_case.details/${id}`;

/** The case of a row, its details opened. */
export function caseOfRow({ cipher }: Keys, row: MobileChangeCase): ChangeCase {
  const { id, number, version, accountId } = row;
  const details = storedDetails.parse(JSON.parse(cipher.open(fieldOf(id), row.detailsSealed)));
  return { id, number, version, accountId, row: storedRow.parse(row.row), ...details };
}

/** The row of a new case. */
export function rowOfCase(keys: Keys, change: ChangeCase): Prisma.MobileChangeCaseCreateManyInput {
  const { id, number, accountId, row, progress } = change;
  return { id, number, accountId, row, createdAt: toDate(progress.requestedAt), ...progressColumns(keys, change) };
}

/** The columns that a case's progress writes. */
export function progressColumns({ cipher }: Keys, { id, guarded, route, contacts, progress }: ChangeCase) {
  return {
    state: progress.state,
    detailsSealed: cipher.seal(fieldOf(id), JSON.stringify({ guarded, route, contacts, progress })),
    dueAt: isOpen(progress) ? toDate(progress.wakeAt) : null,
    noticeDueAt: isOpen(progress) ? toDateOrNull(progress.halfwayAt) : null,
    endedAt: endOf(progress),
  };
}

function endOf(progress: CaseProgress): Date | null {
  if (progress.state === "completed") return toDate(progress.completedAt);
  return progress.state === "cancelled" ? toDate(progress.endedAt) : null;
}
