import type { AccountSession as Row } from "#lib/generated/prisma/client.ts";
import type { AccountSession, AccountSessionStore } from "#lib/ports/account-session-store.ts";
import type { Storage } from "./storage.ts";

const ID_TOKEN = "account-session.id-token";

/** The account area's sessions in PostgreSQL, found by the keyed hash of their token. */
export function accountSessionStore(storage: Pick<Storage, "database" | "hash" | "cipher">): AccountSessionStore {
  const { database, hash, cipher } = storage;
  const key = (token: string): string => hash.of("session", token);
  const session = ({ idTokenSealed, authTime, expiresAt, accountId, sid, acr, amr }: Row): AccountSession => ({
    ...{ accountId, sid, acr, amr },
    idToken: idTokenSealed === null ? null : cipher.open(ID_TOKEN, idTokenSealed),
    authTime: authTime.getTime(),
    expiresAt: expiresAt.getTime(),
  });
  return {
    async start(token, { authTime, expiresAt, amr, idToken, ...rest }) {
      const times = { authTime: new Date(authTime), expiresAt: new Date(expiresAt), createdAt: new Date() };
      const idTokenSealed = idToken === null ? null : cipher.seal(ID_TOKEN, idToken);
      const data = { tokenKey: key(token), ...rest, ...times, amr: [...amr], idTokenSealed };
      await database.accountSession.create({ data });
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
