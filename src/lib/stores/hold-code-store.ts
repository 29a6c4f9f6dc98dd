import { z } from "zod";
import type { Instant } from "#lib/domain/result.ts";
import type { HoldCode } from "#lib/generated/prisma/client.ts";
import type { HoldCodeStore, HoldTarget, NewHoldCode } from "#lib/ports/hold-code-store.ts";
import { toDate } from "./dates.ts";
import type { Transaction } from "./prisma.ts";
import type { Storage } from "./storage.ts";

type Keys = Pick<Storage, "hash">;

const storedReason = z.enum(["new_account", "mobile_change", "account_change"]);

/** Hold codes in PostgreSQL, found by their keyed hash. */
export function holdCodeStore({ database, hash }: Pick<Storage, "database" | "hash">): HoldCodeStore {
  return {
    find: async (code, now) => {
      const row = await database.holdCode.findFirst({ where: usable({ hash }, code, now) });
      return row === null ? null : targetOf(row);
    },
  };
}

/** Adds hold codes for an account in the transaction of the change that they can stop. */
export async function insertHoldCodes(
  { hash }: Keys,
  transaction: Transaction,
  added: { readonly accountId: string; readonly codes: readonly NewHoldCode[]; readonly now: Instant },
): Promise<void> {
  const { accountId, codes, now } = added;
  if (codes.length === 0) return;
  await transaction.holdCode.createMany({
    data: codes.map(({ code, link = null, sentTo = null, caseId, reason, expiresAt }) => ({
      codeKey: hash.of("hold-code", code),
      linkKey: link === null ? null : hash.of("hold-code", link),
      sentTo,
      accountId,
      caseId,
      reason,
      createdAt: toDate(now),
      expiresAt: toDate(expiresAt),
    })),
  });
}

/** Uses a hold code up by one statement; `null` for one that is used, expired or unknown. */
export async function consumeHoldCode(
  keys: Keys,
  transaction: Transaction,
  { code, now }: { readonly code: string; readonly now: Instant },
): Promise<HoldTarget | null> {
  const [row] = await transaction.holdCode.updateManyAndReturn({
    where: usable(keys, code, now),
    data: { consumedAt: toDate(now) },
  });
  return row === undefined ? null : targetOf(row);
}

function usable({ hash }: Keys, code: string, now: Instant) {
  const key = hash.of("hold-code", code);
  return { OR: [{ codeKey: key }, { linkKey: key }], consumedAt: null, expiresAt: { gt: toDate(now) } };
}

function targetOf(row: Pick<HoldCode, "accountId" | "caseId" | "reason" | "sentTo">): HoldTarget {
  const sentTo = row.sentTo === "old_number" ? row.sentTo : null;
  return { accountId: row.accountId, caseId: row.caseId, reason: storedReason.parse(row.reason), sentTo };
}
