import type { Instant } from "#lib/domain/result.ts";

/**
 * How long a session that began then may still be kept, in milliseconds: what is wanted, but never beyond `limitMs` from its beginning, however
 * much it is used (ASVS 5.0 V7.3.2); never less than one second, since what is kept has an end to come.
 */
export function keptMs(
  wantedMs: number,
  { beganAt, limitMs }: { readonly beganAt: Instant; readonly limitMs: number },
  now: Instant,
): number {
  return Math.max(1_000, Math.min(wantedMs, beganAt + limitMs - now));
}
