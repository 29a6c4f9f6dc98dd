import { z } from "zod";

const LONGEST_HOURS = 365 * 24;

const hours = (usual: number, least: number) => z.coerce.number().int().min(least).max(LONGEST_HOURS).default(usual);

/**
 * How long changes of a number, and a forgotten password, wait, in whole hours: as usual, and at the least. Below the latter people could not hear of a change in time
 * to stop it: one night, or a weekend.
 */
export const waitSettings = {
  WAIT_EVERYTHING_LOST_HOURS: hours(7 * 24, 3 * 24),
  WAIT_FORGOTTEN_HOURS: hours(24, 12),
  WAIT_FORGOTTEN_PASSWORD_HOURS: hours(24, 12),
  WAIT_FRESH_SIM_HOURS: hours(24, 12),
  WAIT_UNSHOWN_FACTOR_HOURS: hours(72, 24),
  WAIT_OLD_NUMBER_OWNED_HOURS: hours(24, 12),
  WAIT_FROZEN_HOURS: hours(7 * 24, 3 * 24),
  WAIT_CONTESTED_HOURS: hours(30 * 24, 14 * 24),
  WAIT_FOREIGN_NUMBER_HOURS: hours(72, 24),
  WAIT_WEAK_ROWS_OFF_HOURS: hours(7 * 24, 3 * 24),
} as const;
