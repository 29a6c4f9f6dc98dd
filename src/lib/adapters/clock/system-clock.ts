import type { Clock } from "#lib/ports/clock.ts";

/** The machine's own clock. */
export const systemClock: Clock = { now: () => Date.now() };
