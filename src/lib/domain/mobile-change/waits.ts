const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/** How long the ways to a new number and a new password wait (mobile-change, Policy and Modifiers). An operator may set them, none below its safe minimum (`config/waits.ts`). */
export type Waits = {
  /** Row "everything lost". */
  readonly everythingLostMs: number;
  /** Row "forgotten". */
  readonly forgottenMs: number;
  /** For a new password with the SIM of the number on file and no factor. */
  readonly forgottenPasswordMs: number;
  /** At least so long for a new number whose SIM is fresh or of unknown age. */
  readonly freshSimMs: number;
  /** So much more where a passkey or an authenticator app is enrolled and not shown. */
  readonly unshownFactorMs: number;
  /** In person, while the old number is still this id's. */
  readonly oldNumberOwnedMs: number;
  /** At least so long on a frozen account, after the request and after the freeze. */
  readonly frozenMs: number;
  /** At least so long for a contested change. */
  readonly contestedMs: number;
  /** At least so long for a number that no registry vouches for. */
  readonly foreignMs: number;
  /** Until the two weakest rows are off after the person asked for it. */
  readonly weakRowsOffMs: number;
};

/** The waits of the specification. */
export const DEFAULT_WAITS: Waits = {
  everythingLostMs: 7 * DAY_MS,
  forgottenMs: 24 * HOUR_MS,
  forgottenPasswordMs: 24 * HOUR_MS,
  freshSimMs: 24 * HOUR_MS,
  unshownFactorMs: 72 * HOUR_MS,
  oldNumberOwnedMs: 24 * HOUR_MS,
  frozenMs: 7 * DAY_MS,
  contestedMs: 30 * DAY_MS,
  foreignMs: 72 * HOUR_MS,
  weakRowsOffMs: 7 * DAY_MS,
};
