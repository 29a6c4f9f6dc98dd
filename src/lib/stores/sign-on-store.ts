import { accept } from "#lib/domain/result.ts";
import { Prisma, type OidcRecord as Row } from "#lib/generated/prisma/client.ts";
import type { Clock } from "#lib/ports/clock.ts";
import { NO_EFFECTS } from "#lib/ports/effects.ts";
import type { SignOnStore } from "#lib/ports/sign-on-store.ts";
import { oidcRows } from "./oidc-row.ts";
import { OIDC_STATEMENTS } from "./oidc-statements.ts";
import type { PreparedStatement } from "./prepared.ts";
import {
  endLockedSessions,
  type LockedSession,
  lockSessions,
  SESSION,
  type SiteInSession,
  sitesIn,
  tellOfEnd,
} from "./sign-on-session.ts";
import type { Storage } from "./storage.ts";
import { transact } from "./transaction.ts";

/** The single sign-on sessions in PostgreSQL. `clock` dates the audit log; their own times are real, as the provider's are. */
export function signOnStore(storage: Storage, clock: Clock): SignOnStore {
  const { key, columns, found } = oidcRows(storage);
  const first = async (statement: PreparedStatement, id: string) => {
    const { rows } = await storage.prepared<Row>(statement, [key(SESSION, id), new Date()]);
    return rows[0] === undefined ? null : found(rows[0]);
  };

  return {
    async find(id) {
      return first(OIDC_STATEMENTS.findSession, id);
    },
    async findByUid(uid) {
      return first(OIDC_STATEMENTS.findSessionByUid, uid);
    },
    async put(id, record) {
      await putSession(storage, storage.database, { id, record });
    },
    async move({ from, to }, record) {
      await transact(storage, NO_EFFECTS, async (transaction) => {
        const [session] = await lockSessions(storage, transaction, { where: Prisma.sql`id = ${key(SESSION, from)}` });
        if (session === undefined) await putSession(storage, transaction, { id: to, record });
        else {
          const data = { id: key(SESSION, to), ...columns(SESSION, record) };
          await transaction.oidcRecord.updateMany({ where: { model: SESSION, id: session.id }, data });
          const sites = sitesLeft(session, sitesIn(record.payload));
          await tellOfEnd(storage, transaction, [{ accountId: session.accountId, sites }]);
        }
        return accept(null);
      });
    },
    async signOut(id) {
      await transact(storage, NO_EFFECTS, async (transaction) => {
        const sessions = await lockSessions(storage, transaction, { where: Prisma.sql`id = ${key(SESSION, id)}` });
        await endLockedSessions(storage, transaction, { sessions, reason: "signed_out", at: clock.now() });
        return accept(null);
      });
    },
    async endExpired(limit) {
      const ended = await transact(storage, NO_EFFECTS, async (transaction) => {
        const where = Prisma.sql`expires_at <= ${new Date()}::timestamptz`;
        const sessions = await lockSessions(storage, transaction, { where, limit });
        await endLockedSessions(storage, transaction, { sessions, reason: "expired", at: clock.now() });
        return accept(sessions.length);
      });
      return ended.ok ? ended.value : 0;
    },
  };
}

type Writing = {
  readonly id: string;
  readonly record: Parameters<SignOnStore["put"]>[1];
};

/** Replaces the living session of this id, or adds it; where an ended one has the id or the uid, nothing is written. */
async function putSession(
  storage: Storage,
  database: Pick<Storage["database"], "oidcRecord">,
  { id, record }: Writing,
): Promise<void> {
  const { key, columns } = oidcRows(storage);
  const at = { model: SESSION, id: key(SESSION, id) };
  const data = columns(SESSION, record);
  const { count } = await database.oidcRecord.updateMany({ where: { ...at, consumedAt: null }, data });
  if (count === 0) await database.oidcRecord.createMany({ data: [{ ...at, ...data }], skipDuplicates: true });
}

function sitesLeft(before: LockedSession, now: readonly SiteInSession[]): readonly SiteInSession[] {
  const kept = new Set(now.map(({ sid }) => sid));
  return before.sites.filter(({ sid }) => !kept.has(sid));
}
