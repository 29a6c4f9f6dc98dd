import { z } from "zod";
import { accept } from "#lib/domain/result.ts";
import { BROWSER_NAMES, SYSTEM_NAMES } from "#lib/domain/sessions/coarse-device.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import { NO_EFFECTS } from "#lib/ports/effects.ts";
import type { OwnSession, OwnSessionStore, SessionOwner } from "#lib/ports/own-session-store.ts";
import { endSessions } from "./end-sessions.ts";
import { oidcRows } from "./oidc-row.ts";
import type { Transaction } from "./prisma.ts";
import { endLockedSessions, type LockedSession, lockSessions, SESSION, sitesIn } from "./sign-on-session.ts";
import type { Storage } from "./storage.ts";
import { transact } from "./transaction.ts";

const SECOND_MS = 1000;

const shown = z.object({
  loginTs: z.number().nullable().catch(null),
  amr: z.array(z.string()).catch([]),
  lastUsedAt: z.number().nullable().catch(null),
  device: z
    .object({ browser: z.enum(BROWSER_NAMES).nullable(), system: z.enum(SYSTEM_NAMES).nullable() })
    .catch({ browser: null, system: null }),
});

/** A person's own sessions in PostgreSQL: rows are found by the account and the session's hashed uid, never by what the browser sent alone. */
export function ownSessionStore(storage: Storage): OwnSessionStore {
  const { database } = storage;
  const living = ({ accountId }: SessionOwner) => ({
    where: { model: SESSION, accountId, consumedAt: null, expiresAt: { gt: new Date() } },
  });
  const endAllBut = (owner: SessionOwner, { exceptSid, at }: { exceptSid: string | null; at: number }) =>
    transact(storage, NO_EFFECTS, async (transaction) => {
      await endSessions(storage, transaction, { accountId: owner.accountId, exceptSid, reason: "ended_by_owner", at });
      return accept(null);
    });
  return {
    async list(owner, limit) {
      const rows = await database.oidcRecord.findMany(living(owner));
      const sessions = rows.map((row) => ownSession(storage, row, owner));
      return { sessions: inOrder(sessions).slice(0, limit), count: sessions.length };
    },
    async endOne({ accountId }, handle, at) {
      const ended = await transact(storage, NO_EFFECTS, async (transaction) => {
        const where = Prisma.sql`account_id = ${accountId} AND uid = ${handle}`;
        const sessions = await lockSessions(storage, transaction, { where });
        await endLockedSessions(storage, transaction, { sessions, reason: "ended_by_owner", at });
        await removeGranted(storage, transaction, sessions);
        return accept(sessions.length > 0);
      });
      return ended.ok && ended.value;
    },
    async endOthers(owner, at) {
      await endAllBut(owner, { exceptSid: owner.sid, at });
    },
    async endAll(owner, at) {
      await endAllBut(owner, { exceptSid: null, at });
    },
  };
}

function ownSession(storage: Storage, row: Prisma.OidcRecordGetPayload<object>, { sid }: SessionOwner): OwnSession {
  const payload = oidcRows(storage).open(row);
  const sites = sitesIn(payload);
  const { amr, device, lastUsedAt, loginTs } = shown.parse(payload);
  return {
    handle: row.uid ?? "",
    device,
    lastUsedAt,
    signedInAt: loginTs === null ? null : loginTs * SECOND_MS,
    methods: amr,
    clientIds: sites.map(({ clientId }) => clientId),
    isThisOne: sid !== null && sites.some((site) => site.sid === sid),
  };
}

function inOrder(sessions: readonly OwnSession[]): readonly OwnSession[] {
  const rank = ({ isThisOne, lastUsedAt }: OwnSession) => (isThisOne ? Number.POSITIVE_INFINITY : (lastUsedAt ?? 0));
  return sessions.toSorted((one, other) => (rank(other) === rank(one) ? 0 : rank(other) - rank(one)));
}

/** What was granted to sites in these sessions goes with them: grants, codes, access and refresh tokens; and the interactions that hang on them. */
async function removeGranted(storage: Storage, transaction: Transaction, sessions: readonly LockedSession[]) {
  const { grantKey } = oidcRows(storage);
  const grants = sessions
    .flatMap(({ sites }) => sites.map(({ grantId }) => grantId))
    .filter((id) => id !== null)
    .map(grantKey);
  await transaction.oidcRecord.deleteMany({
    where: { OR: [{ grantId: { in: grants } }, { model: "Grant", id: { in: grants } }] },
  });
}
