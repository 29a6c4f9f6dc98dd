import type { PrismaClient, AccountSession as Row } from "#lib/generated/prisma/client.ts";
import type { AccountSession, AccountSessionStore } from "#lib/ports/account-session-store.ts";
import type { KeyedHash } from "#lib/ports/keyed-hash.ts";

function session(row: Row): AccountSession {
  return {
    accountId: row.accountId,
    sid: row.sid,
    acr: row.acr,
    amr: row.amr,
    authTime: row.authTime.getTime(),
    expiresAt: row.expiresAt.getTime(),
  };
}

/** The account area's sessions in PostgreSQL, found by the keyed hash of their token. */
export function accountSessionStore(database: PrismaClient, hash: KeyedHash): AccountSessionStore {
  const key = (token: string): string => hash.of("session", token);
  return {
    async start(token, { authTime, expiresAt, amr, ...rest }) {
      const times = { authTime: new Date(authTime), expiresAt: new Date(expiresAt), createdAt: new Date() };
      await database.accountSession.create({ data: { tokenKey: key(token), ...rest, amr: [...amr], ...times } });
    },
    async find(token, now) {
      const where = { tokenKey: key(token), expiresAt: { gt: new Date(now) } };
      const row = await database.accountSession.findFirst({ where });
      return row === null ? null : session(row);
    },
    async end(token) {
      await database.accountSession.deleteMany({ where: { tokenKey: key(token) } });
    },
  };
}
