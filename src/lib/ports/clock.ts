import type { Instant } from "#lib/domain/result.ts";

/** The one source of the current time. Everything that is due, expires or waits compares with it, never with the database's clock. */
export type Clock = {
  /** The current moment in epoch milliseconds. */
  now(): Instant;
};
