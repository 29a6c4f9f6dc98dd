import { z } from "zod";
import { DEFAULT_WAITS, MINIMUM_WAITS, type Waits } from "#lib/domain/mobile-change/waits.ts";

const HOUR_MS = 60 * 60 * 1000;
const LONGEST_HOURS = 365 * 24;

const hours = (wait: keyof Waits) =>
  z.coerce
    .number()
    .int()
    .min(MINIMUM_WAITS[wait] / HOUR_MS)
    .max(LONGEST_HOURS)
    .default(DEFAULT_WAITS[wait] / HOUR_MS);

/** The waits of the changes of a number, in whole hours, none below its safe minimum. */
export const waitSettings = {
  WAIT_EVERYTHING_LOST_HOURS: hours("everythingLostMs"),
  WAIT_FORGOTTEN_HOURS: hours("forgottenMs"),
  WAIT_FRESH_SIM_HOURS: hours("freshSimMs"),
  WAIT_UNSHOWN_FACTOR_HOURS: hours("unshownFactorMs"),
  WAIT_OLD_NUMBER_OWNED_HOURS: hours("oldNumberOwnedMs"),
  WAIT_FROZEN_HOURS: hours("frozenMs"),
  WAIT_CONTESTED_HOURS: hours("contestedMs"),
  WAIT_FOREIGN_NUMBER_HOURS: hours("foreignMs"),
  WAIT_WEAK_ROWS_OFF_HOURS: hours("weakRowsOffMs"),
} as const;

/** The waits that an operator has set. */
export function waitsOf(set: { readonly [Name in keyof typeof waitSettings]: number }): Waits {
  return {
    everythingLostMs: set.WAIT_EVERYTHING_LOST_HOURS * HOUR_MS,
    forgottenMs: set.WAIT_FORGOTTEN_HOURS * HOUR_MS,
    freshSimMs: set.WAIT_FRESH_SIM_HOURS * HOUR_MS,
    unshownFactorMs: set.WAIT_UNSHOWN_FACTOR_HOURS * HOUR_MS,
    oldNumberOwnedMs: set.WAIT_OLD_NUMBER_OWNED_HOURS * HOUR_MS,
    frozenMs: set.WAIT_FROZEN_HOURS * HOUR_MS,
    contestedMs: set.WAIT_CONTESTED_HOURS * HOUR_MS,
    foreignMs: set.WAIT_FOREIGN_NUMBER_HOURS * HOUR_MS,
    weakRowsOffMs: set.WAIT_WEAK_ROWS_OFF_HOURS * HOUR_MS,
  };
}
