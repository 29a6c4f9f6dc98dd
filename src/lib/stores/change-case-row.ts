import { z } from "zod";
import { CASE_GOALS, type CaseGoal } from "#lib/domain/mobile-change/case-goal.ts";
import { type CaseProgress, isOpen, nextNoticeAt } from "#lib/domain/mobile-change/case-progress.ts";
import {
  type BeforeRequest,
  type ChangeCase,
  type ChangedContacts,
  forgetHashAt,
} from "#lib/domain/mobile-change/change-case.ts";
import { POLICY, type RowName } from "#lib/domain/mobile-change/policy-table.ts";
import type { MobileChangeCase, Prisma } from "#lib/generated/prisma/client.ts";
import { toDate, toDateOrNull } from "./dates.ts";
import type { Storage } from "./storage.ts";

type Keys = Pick<Storage, "cipher">;

const instant = z.number();
// Of a release before this there was no `dailyAt`, no `holdLimitAt` and no `contested`: the defaults read those cases as they were meant.
const pending = {
  requestedAt: instant,
  dueAt: instant,
  wakeAt: instant,
  halfwayAt: instant.nullable(),
  dailyAt: instant.nullable().default(null),
  holdLimitAt: instant.default(Number.MAX_SAFE_INTEGER),
  swapCounted: z.boolean(),
};
const storedProgress: z.ZodType<CaseProgress> = z.discriminatedUnion("state", [
  z.object({ state: z.literal("waiting"), ...pending, heldAt: instant.nullable() }),
  z.object({ state: z.literal("held"), ...pending, heldAt: instant }),
  z.object({ state: z.literal("contested"), ...pending, heldAt: instant.nullable() }),
  z.object({
    state: z.literal("completed"),
    requestedAt: instant,
    completedAt: instant,
    heldAt: instant.nullable(),
    undoUntil: instant,
    contested: z.boolean().default(false),
  }),
  z.object({
    state: z.literal("cancelled"),
    requestedAt: instant,
    endedAt: instant,
    reason: z.enum(["number_lost", "superseded", "withdrawn", "stopped"]),
  }),
  z.object({ state: z.literal("undone"), requestedAt: instant, completedAt: instant, endedAt: instant }),
]);
const storedContacts: z.ZodType<ChangedContacts> = z.object({
  oldNumber: z.string(),
  newNumber: z.string(),
  oldEmail: z.string().nullable(),
  newEmail: z.string().nullable(),
  oldNumberCounts: z.boolean(),
});
const storedBefore: z.ZodType<BeforeRequest> = z.object({
  createdAt: instant,
  passwordHash: z.string(),
  passwordChangedAt: instant,
  mobile: z.object({
    number: z.string(),
    usable: z.boolean(),
    verifiedAt: instant,
    changedAt: instant.nullable(),
    checkedAt: instant,
  }),
  email: z.object({ address: z.string(), verifiedAt: instant.nullable() }).nullable(),
  factors: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(["passkey", "totp", "recovery_code"]),
      name: z.string().nullable(),
      addedAt: instant,
      lastUsedAt: instant.nullable(),
      left: z.number().nullable(),
    }),
  ),
  isHashForgotten: z.boolean(),
});
const storedDetails = z.object({
  guarded: z.boolean(),
  newPassword: z.boolean().default(false),
  route: z.enum(["absher", "signed_in", "recovery"]),
  contacts: storedContacts,
  before: storedBefore.nullable().default(null),
  progress: storedProgress,
});
const storedRow: z.ZodType<RowName> = z.enum(POLICY.map(({ row }) => row));

const storedGoal: z.ZodType<CaseGoal> = z.enum(CASE_GOALS);

const fieldOf = (id: string): string => `mobile_change_case.details/${id}`;

/** The case of a row, its details opened. */
export function caseOfRow({ cipher }: Keys, row: MobileChangeCase): ChangeCase {
  const { id, number, version, accountId } = row;
  const details = storedDetails.parse(JSON.parse(cipher.open(fieldOf(id), row.detailsSealed)));
  const [goal, evidence] = [storedGoal.parse(row.goal), storedRow.parse(row.row)];
  return { id, number, version, accountId, goal, row: evidence, ...details };
}

/** The row of a new case. */
export function rowOfCase(keys: Keys, change: ChangeCase): Prisma.MobileChangeCaseCreateManyInput {
  const { id, number, accountId, goal, row, progress } = change;
  return {
    id,
    number,
    accountId,
    goal,
    row,
    createdAt: toDate(progress.requestedAt),
    ...progressColumns(keys, change),
  };
}

/** The columns that a case's progress writes. One that came to nothing forgets the account as it was. */
export function progressColumns({ cipher }: Keys, change: ChangeCase) {
  const { id, guarded, newPassword, route, contacts, progress } = change;
  const isOver = progress.state === "cancelled" || progress.state === "undone";
  const details = { guarded, newPassword, route, contacts, before: isOver ? null : change.before, progress };
  return {
    state: progress.state,
    detailsSealed: cipher.seal(fieldOf(id), JSON.stringify(details)),
    dueAt: toDateOrNull(isOpen(progress) ? progress.wakeAt : forgetHashAt(change)),
    noticeDueAt: isOpen(progress) ? toDateOrNull(nextNoticeAt(progress)) : null,
    endedAt: endOf(progress),
  };
}

function endOf(progress: CaseProgress): Date | null {
  if (isOpen(progress)) return null;
  return toDate(progress.state === "completed" ? progress.completedAt : progress.endedAt);
}
