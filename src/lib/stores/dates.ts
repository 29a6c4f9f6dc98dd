import type { Instant } from "#lib/domain/result.ts";

/** An instant as the database's driver wants it. */
export const toDate = (instant: Instant): Date => new Date(instant);

/** The same for what may be missing. */
export const toDateOrNull = (instant: Instant | null): Date | null => (instant === null ? null : new Date(instant));

/** An instant from the database. */
export const toInstant = (date: Date): Instant => date.getTime();

/** The same for what may be missing. */
export const toInstantOrNull = (date: Date | null): Instant | null => date?.getTime() ?? null;
