import { accept, refuse } from "#lib/domain/result.ts";
import type { OfficerSessionStore } from "#lib/ports/officer-session-store.ts";
import { toDate } from "./dates.ts";
import { lockWorking } from "./officer-lock.ts";
import { officerOfRow, WITH_APPROVALS } from "./officer-row.ts";
import type { Storage } from "./storage.ts";
import { transact } from "./transaction.ts";

/** Officers' sessions in PostgreSQL, found by the keyed hash of their token. */
export function officerSessionStore(storage: Storage): OfficerSessionStore {
  const { database } = storage;
  const keyOf = (token: string) => storage.hash.of("officer-session", token);
  return {
    start: async (token, { officerId, at, expiresAt }, effects) => {
      const started = await transact<null, null>(storage, effects, async (transaction) => {
        if (!(await lockWorking(transaction, officerId))) return refuse(null);
        const times = { createdAt: toDate(at), seenAt: toDate(at), expiresAt: toDate(expiresAt) };
        await transaction.officerSession.createMany({ data: [{ tokenKey: keyOf(token), officerId, ...times }] });
        return accept(null);
      });
      return started.ok;
    },
    touch: async (token, { now, idleSince }) => {
      const key = keyOf(token);
      const [seen] = await database.officerSession.updateManyAndReturn({
        where: { tokenKey: key, expiresAt: { gt: toDate(now) }, seenAt: { gt: toDate(idleSince) } },
        data: { seenAt: toDate(now) },
        select: { officerId: true },
      });
      if (seen === undefined) return null;
      const row = await database.officer.findUnique({ where: { id: seen.officerId }, include: WITH_APPROVALS });
      return row === null ? null : { key, officer: officerOfRow(storage, row) };
    },
    end: async (token, effects) => {
      await transact<null, null>(storage, effects, async (transaction) => {
        const { count } = await transaction.officerSession.deleteMany({ where: { tokenKey: keyOf(token) } });
        return count === 1 ? accept(null) : refuse(null);
      });
    },
  };
}
