import { z } from "zod";
import type { Instant } from "#lib/domain/result.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import type { EndedAtSite } from "#lib/ports/back-channel-logout.ts";
import { writeAudit } from "./audit.ts";
import { toDate } from "./dates.ts";
import { oidcRows } from "./oidc-row.ts";
import type { Transaction } from "./prisma.ts";
import type { Storage } from "./storage.ts";

/** The provider's name for its single sign-on sessions. */
export const SESSION = "Session";

/** Why a session ended, for the audit log. */
export type SessionEnd =
  | "signed_out"
  | "expired"
  | "frozen"
  | "mobile_changed"
  | "password_set"
  | "change_undone"
  | "ended_by_owner";

/** One site's part of a session. */
export type SiteInSession = {
  readonly clientId: string;
  readonly sid: string | null;
  readonly grantId: string | null;
};

/** A living session, locked until the transaction ends. `id` is the stored key. */
export type LockedSession = {
  readonly id: string;
  readonly accountId: string | null;
  readonly sites: readonly SiteInSession[];
};

type FoundRow = { readonly id: string; readonly accountId: string | null; readonly payload: Prisma.JsonValue };

const sessionPayload = z.object({
  authorizations: z
    .record(z.string(), z.object({ sid: z.string().optional(), grantId: z.string().optional() }))
    .default({}),
});

/** The sites in a session's payload. */
export function sitesIn(payload: unknown): readonly SiteInSession[] {
  return Object.entries(sessionPayload.parse(payload).authorizations).map(([clientId, { sid, grantId }]) => ({
    clientId,
    sid: sid ?? null,
    grantId: grantId ?? null,
  }));
}

/** Locks the living sessions of this condition, always in one order. `limit` leaves those that another process holds to it. */
export async function lockSessions(
  keys: Pick<Storage, "hash" | "cipher">,
  transaction: Transaction,
  { where, limit }: { readonly where: Prisma.Sql; readonly limit?: number },
): Promise<readonly LockedSession[]> {
  const bounded = limit === undefined ? Prisma.sql`FOR UPDATE` : Prisma.sql`LIMIT ${limit} FOR UPDATE SKIP LOCKED`;
  const rows = await transaction.$queryRaw<FoundRow[]>`
    SELECT id, account_id AS "accountId", payload FROM oidc_record
    WHERE model = ${SESSION} AND consumed_at IS NULL AND ${where} ORDER BY id ${bounded}`;
  const { open } = oidcRows(keys);
  return rows.map(({ id, accountId, payload }) => ({
    id,
    accountId,
    sites: sitesIn(open({ model: SESSION, payload })),
  }));
}

/**
 * Ends locked sessions: the account area's own sessions in them go, the sites in them are told, and the audit log knows. An emptied row stays
 * until the session's own time is over, so that a request that still holds the session cannot bring it back.
 */
export async function endLockedSessions(
  storage: Storage,
  transaction: Transaction,
  ended: { readonly sessions: readonly LockedSession[]; readonly reason: SessionEnd; readonly at: Instant },
): Promise<void> {
  const { sessions, reason, at } = ended;
  if (sessions.length === 0) return;
  await transaction.oidcRecord.updateMany({
    where: { model: SESSION, id: { in: sessions.map(({ id }) => id) } },
    data: { consumedAt: toDate(at), payload: oidcRows(storage).seal(SESSION, {}) },
  });
  await tellOfEnd(storage, transaction, sessions);
  await writeAudit(
    storage,
    transaction,
    sessions
      .filter(({ accountId }) => accountId !== null)
      .map(({ accountId, sites }) => ({
        event: "session.ended",
        accountId,
        at,
        details: { reason, sites: sites.length },
      })),
  );
}

/** Ends the account area's sessions at these sites' ids of the session, and has the other sites told that registered an address for it. */
export async function tellOfEnd(
  { outbox }: Pick<Storage, "outbox">,
  transaction: Transaction,
  sessions: readonly Pick<LockedSession, "accountId" | "sites">[],
): Promise<void> {
  const ended = sessions.flatMap(({ accountId, sites }) => sites.flatMap((site) => endedAt(accountId, site)));
  if (ended.length === 0) return;
  await transaction.accountSession.deleteMany({ where: { sid: { in: ended.map(({ sid }) => sid) } } });
  const clientIds = [...new Set(ended.map(({ clientId }) => clientId))];
  const registered = await transaction.$queryRaw<{ readonly clientId: string }[]>`
    SELECT client_id AS "clientId" FROM oidc_client
    WHERE client_id = ANY(${clientIds}) AND metadata ->> 'backchannel_logout_uri' IS NOT NULL`;
  const told = new Set(registered.map(({ clientId }) => clientId));
  const telling = ended.filter(({ clientId }) => told.has(clientId));
  if (telling.length === 0) return;
  await outbox.tellSites((sql, values) => transaction.$queryRawUnsafe(sql, ...values), telling);
}

function endedAt(accountId: string | null, { clientId, sid }: SiteInSession): EndedAtSite[] {
  return accountId === null || sid === null ? [] : [{ accountId, clientId, sid }];
}
