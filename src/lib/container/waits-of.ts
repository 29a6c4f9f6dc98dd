import type { Env } from "../config/env.ts";
import type { Waits } from "../domain/mobile-change/waits.ts";

const HOUR_MS = 60 * 60 * 1000;

/** The waits that an operator has set. */
export function waitsOf(env: Env): Waits {
  return {
    everythingLostMs: env.WAIT_EVERYTHING_LOST_HOURS * HOUR_MS,
    forgottenMs: env.WAIT_FORGOTTEN_HOURS * HOUR_MS,
    forgottenPasswordMs: env.WAIT_FORGOTTEN_PASSWORD_HOURS * HOUR_MS,
    freshSimMs: env.WAIT_FRESH_SIM_HOURS * HOUR_MS,
    unshownFactorMs: env.WAIT_UNSHOWN_FACTOR_HOURS * HOUR_MS,
    oldNumberOwnedMs: env.WAIT_OLD_NUMBER_OWNED_HOURS * HOUR_MS,
    frozenMs: env.WAIT_FROZEN_HOURS * HOUR_MS,
    contestedMs: env.WAIT_CONTESTED_HOURS * HOUR_MS,
    foreignMs: env.WAIT_FOREIGN_NUMBER_HOURS * HOUR_MS,
    weakRowsOffMs: env.WAIT_WEAK_ROWS_OFF_HOURS * HOUR_MS,
  };
}
