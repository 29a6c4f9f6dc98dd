/** How long a hold code that went out with a notice can be used (mobile-change, Hold). */
export const HOLD_CODE_LIFETIME_MS = 7 * 24 * 60 * 60 * 1000;
