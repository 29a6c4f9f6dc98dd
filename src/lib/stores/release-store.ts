import type { ReleaseStore } from "#lib/ports/release-store.ts";
import { CONSENT_STATEMENTS } from "./consent-statements.ts";
import { toDate, toInstant } from "./dates.ts";
import type { Storage } from "./storage.ts";

/** Riyadh is three hours before Greenwich, all year. */
const RIYADH_MS = 3 * 60 * 60 * 1000;

const dayInRiyadh = (at: number): string => new Date(at + RIYADH_MS).toISOString().slice(0, 10);

/** The record of releases in PostgreSQL. */
export function releaseStore({ prepared, database }: Pick<Storage, "prepared" | "database">): ReleaseStore {
  return {
    async record({ accountId, clientId, claims, at }) {
      const { rows } = await prepared<{ readonly claims: readonly string[] }>(CONSENT_STATEMENTS.release, [
        ...[accountId, clientId, claims, dayInRiyadh(at), toDate(at)],
      ]);
      return rows[0]?.claims ?? null;
    },
    async list(accountId, limit) {
      const rows = await database.dataRelease.findMany({
        where: { accountId },
        orderBy: [{ lastAt: "desc" }, { clientId: "asc" }],
        take: limit,
      });
      return rows.map(({ clientId, day, claims, firstAt, lastAt, times }) => ({
        ...{ clientId, day, claims, times },
        firstAt: toInstant(firstAt),
        lastAt: toInstant(lastAt),
      }));
    },
  };
}
