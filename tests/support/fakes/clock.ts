import type { Instant } from "#lib/domain/result.ts";
import type { Clock } from "#lib/ports/clock.ts";

/** A clock that stands still until the test moves it. */
export type FakeClock = Clock & {
  /** Moves forward by so many milliseconds and answers the new time. */
  advance(ms: number): Instant;
  set(instant: Instant): void;
};

/** A clock standing at `start` (2026-01-15 09:00 UTC unless told). */
export function fakeClock(start: Instant = Date.UTC(2026, 0, 15, 9)): FakeClock {
  let current = start;
  return {
    now: () => current,
    advance: (ms) => {
      current += ms;
      return current;
    },
    set: (instant) => {
      current = instant;
    },
  };
}
