import { accept } from "#lib/domain/result.ts";
import { DESK_CODE_GUESSES } from "#lib/domain/service-desk/desk-code.ts";
import { NO_EFFECTS } from "#lib/ports/effects.ts";
import type { InPersonCodes, InPersonUse } from "#lib/ports/in-person-codes.ts";
import { writeAudit } from "./audit.ts";
import { toDate } from "./dates.ts";
import { deskCodeKey } from "./desk-code-row.ts";
import type { Storage } from "./storage.ts";
import { transact } from "./transaction.ts";

type Guessed = { readonly used: boolean };

/** Service-desk codes on PostgreSQL: a guess is counted, compared and the code used up by one statement. */
export function inPersonCodes(storage: Storage): InPersonCodes {
  return {
    consume: async (use, now) => {
      const guessed = await transact<boolean, never>(storage, NO_EFFECTS, async (transaction) => {
        const at = toDate(now);
        const [row] = await transaction.$queryRaw<Guessed[]>`
          UPDATE desk_code SET
            guesses = guesses + 1,
            used_at = CASE WHEN code_key = ${keyOf(storage, use)} THEN ${at}::timestamptz END
          WHERE account_id = ${use.accountId}::uuid AND approved_at IS NOT NULL AND used_at IS NULL
            AND withdrawn_at IS NULL AND guesses < ${DESK_CODE_GUESSES} AND expires_at > ${at}::timestamptz
          RETURNING used_at IS NOT NULL AS used`;
        const used = row?.used === true;
        const details = { scope: use.scope.kind };
        const entry = { event: "desk.code_used", accountId: use.accountId, at: now, details } as const;
        if (used) await writeAudit(storage, transaction, [entry]);
        return accept(used);
      });
      return guessed.ok && guessed.value;
    },
  };
}

const keyOf = (storage: Storage, { code, ...bound }: InPersonUse): string =>
  deskCodeKey(storage, { ...bound, text: code });
