import type { Instant } from "./result.ts";

/**
 * One day's digest of the audit log. It covers the entries after number `afterId` up to `lastId`, and `previous`, the digest before (`null`
 * for the first). `day` is the UTC date `YYYY-MM-DD` that it closes; numbers are decimal, digests lower-case hexadecimal SHA-256.
 */
export type AuditDigest = {
  readonly day: string;
  readonly afterId: string;
  readonly lastId: string;
  readonly entries: number;
  readonly previous: string | null;
  readonly digest: string;
};

const DAY_MS = 24 * 60 * 60 * 1000;

/** The day to close at `now`: yesterday in UTC, unless it or a later one is closed already. Days without a digest are covered by the next one. */
export function dayToClose(latest: Pick<AuditDigest, "day"> | null, now: Instant): string | null {
  const yesterday = new Date(now - DAY_MS).toISOString().slice(0, 10);
  return latest !== null && latest.day >= yesterday ? null : yesterday;
}
