import type { KnownDevice as Row } from "#lib/generated/prisma/client.ts";
import type { KnownDeviceStore } from "#lib/ports/known-device-store.ts";
import { toDate, toInstantOrNull } from "./dates.ts";
import type { PreparedStatement } from "./prepared.ts";
import type { Storage } from "./storage.ts";

const STATEMENTS = {
  find: {
    name: "known-device-find",
    text: `SELECT first_seen_at AS "firstSeenAt" FROM known_device WHERE account_id = $1 AND token_key = $2`,
  },
  remember: {
    name: "known-device-remember",
    text: `INSERT INTO known_device (account_id, token_key, first_seen_at, last_seen_at) VALUES ($1, $2, $3, $3)
      ON CONFLICT (account_id, token_key) DO UPDATE SET last_seen_at = excluded.last_seen_at`,
  },
} as const satisfies Record<string, PreparedStatement>;

/** Known devices in PostgreSQL; a token is stored as its keyed hash. */
export function knownDeviceStore({ prepared, hash }: Pick<Storage, "prepared" | "hash">): KnownDeviceStore {
  const keyOf = (token: string) => hash.of("device", token);
  return {
    knownSince: async (accountId, token) => {
      const { rows } = await prepared<Pick<Row, "firstSeenAt">>(STATEMENTS.find, [accountId, keyOf(token)]);
      return toInstantOrNull(rows[0]?.firstSeenAt ?? null);
    },
    remember: async (accountId, token, now) => {
      await prepared(STATEMENTS.remember, [accountId, keyOf(token), toDate(now)]);
    },
  };
}
