import { z } from "zod";
import { accept, refuse } from "#lib/domain/result.ts";
import { LOOKUP_REASONS } from "#lib/domain/service-desk/desk-lookup.ts";
import type { DeskLookupStore } from "#lib/ports/desk-lookup-store.ts";
import { toDate, toInstant } from "./dates.ts";
import type { Storage } from "./storage.ts";
import { transact } from "./transaction.ts";

const storedReason = z.enum(LOOKUP_REASONS);

/** A note opens only in the row that it was sealed for. */
const noteField = (id: string): string => `desk-lookup.note/${id}`;

/** Officers' looks in PostgreSQL. */
export function deskLookupStore(storage: Storage): DeskLookupStore {
  const { database, cipher } = storage;
  return {
    add: async ({ note, at, ...lookup }, { most, since }, effects) => {
      const { officerId } = lookup;
      const added = await transact<null, null>(storage, effects, async (transaction) => {
        // Looks of one officer are counted one after the other.
        const officers = await transaction.$queryRaw<readonly unknown[]>`
          SELECT 1 FROM officer WHERE id = ${officerId}::uuid AND disabled_at IS NULL FOR NO KEY UPDATE`;
        const taken = await transaction.deskLookup.count({ where: { officerId, at: { gt: toDate(since) } } });
        if (officers.length === 0 || taken >= most) return refuse(null);
        const noteSealed = cipher.seal(noteField(lookup.id), note);
        await transaction.deskLookup.createMany({ data: [{ ...lookup, noteSealed, at: toDate(at) }] });
        return accept(null);
      });
      return added.ok;
    },
    find: async (id, sessionKey) => {
      const row = await database.deskLookup.findFirst({ where: { id, sessionKey } });
      if (row === null || row.accountId === null) return null;
      const { officerId, accountId, reason, noteSealed, at } = row;
      const note = cipher.open(noteField(row.id), noteSealed);
      return { id: row.id, officerId, accountId, reason: storedReason.parse(reason), note, at: toInstant(at) };
    },
  };
}
