import { accept, type Instant, refuse } from "#lib/domain/result.ts";
import { DESK_CODE_GUESSES } from "#lib/domain/service-desk/desk-code.ts";
import { NO_EFFECTS } from "#lib/ports/effects.ts";
import type { InPersonCodes, InPersonUse } from "#lib/ports/in-person-codes.ts";
import { replaceAccount } from "./account-writes.ts";
import { writeAudit } from "./audit.ts";
import { toDate } from "./dates.ts";
import { deskCodeKey } from "./desk-code-row.ts";
import type { Transaction } from "./prisma.ts";
import type { Storage } from "./storage.ts";
import { transact, writeEffects } from "./transaction.ts";

type Guessed = { readonly used: boolean };

/** Service-desk codes on PostgreSQL: a guess is counted, compared and the code used up by one statement. */
export function inPersonCodes(storage: Storage): InPersonCodes {
  return {
    consume: async (use, now) => {
      const guessed = await transact<boolean, never>(storage, NO_EFFECTS, async (transaction) =>
        accept(await guess(storage, transaction, { use, now })),
      );
      return guessed.ok && guessed.value;
    },
    confirmAccount: async (account, { code, at }, effects) => {
      const use = { accountId: account.id, scope: { kind: "account" }, number: account.mobile.number, code } as const;
      const guessed = await transact<boolean, null>(storage, NO_EFFECTS, async (transaction) => {
        if (!(await guess(storage, transaction, { use, now: at }))) return accept(false);
        const recovery = { ...account.recovery, frozenAt: null };
        const change = {
          status: { kind: "active" },
          recovery,
          cappedUntil: Math.min(account.cappedUntil, at),
        } as const;
        if (!(await replaceAccount(storage, transaction, { account, change })).ok) return refuse(null);
        await writeEffects(storage, transaction, effects);
        return accept(true);
      });
      if (!guessed.ok) return "account_changed";
      return guessed.value ? "confirmed" : "not_accepted";
    },
  };
}

async function guess(
  storage: Storage,
  transaction: Transaction,
  { use, now }: { readonly use: InPersonUse; readonly now: Instant },
): Promise<boolean> {
  const { accountId, scope, number, code } = use;
  const key = deskCodeKey(storage, { accountId, scope, number, text: code });
  const at = toDate(now);
  const [row] = await transaction.$queryRaw<Guessed[]>`
    UPDATE desk_code SET
      guesses = guesses + 1,
      used_at = CASE WHEN code_key = ${key} THEN ${at}::timestamptz END
    WHERE account_id = ${accountId}::uuid AND approved_at IS NOT NULL AND used_at IS NULL
      AND withdrawn_at IS NULL AND guesses < ${DESK_CODE_GUESSES} AND expires_at > ${at}::timestamptz
    RETURNING used_at IS NOT NULL AS used`;
  // Without a live code nothing was guessed at, and no line is written: else the log could be filled for free.
  if (row === undefined) return false;
  const event = row.used ? "desk.code_used" : "desk.code_refused";
  await writeAudit(storage, transaction, [{ event, accountId, at: now, details: { scope: scope.kind } }]);
  return row.used;
}
