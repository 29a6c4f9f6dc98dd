import type { KnownDeviceStore } from "#lib/ports/known-device-store.ts";
import { toDate, toInstantOrNull } from "./dates.ts";
import type { Storage } from "./storage.ts";

/** Known devices in PostgreSQL; a token is stored as its keyed hash. */
export function knownDeviceStore({ database, hash }: Pick<Storage, "database" | "hash">): KnownDeviceStore {
  const keyOf = (accountId: string, token: string) => ({ accountId, tokenKey: hash.of("device", token) });
  return {
    knownSince: async (accountId, token) => {
      const where = { accountId_tokenKey: keyOf(accountId, token) };
      const row = await database.knownDevice.findUnique({ where, select: { firstSeenAt: true } });
      return toInstantOrNull(row?.firstSeenAt ?? null);
    },
    remember: async (accountId, token, now) => {
      const key = keyOf(accountId, token);
      const seen = { lastSeenAt: toDate(now) };
      await database.knownDevice.upsert({
        where: { accountId_tokenKey: key },
        create: { ...key, ...seen, firstSeenAt: toDate(now) },
        update: seen,
      });
    },
  };
}
