import type { Instant, Result } from "./result.ts";
import { accept, refuse } from "./result.ts";

/** What a person who asks for it gets at once, and as often as wanted up to the maximum. */
export const MORE_TIME_MS = 30 * 60 * 1000;

/**
 * How long one way through a form may take in all. The warning comes five minutes before the end, so half an hour can be asked for at
 * least ten times in it (WCAG 2.2.1 asks for ten).
 */
export const TIME_MAXIMUM_MS = 6 * 60 * 60 * 1000;

/** How long before the end the page warns; WCAG 2.2.1 asks for at least 20 seconds. */
export const TIME_WARNING_MS = 5 * 60 * 1000;

/** When something began and when it ends as it stands. */
export type TimeLimit = { readonly beganAt: Instant; readonly expiresAt: Instant };

/** Why no more time is given: it is over, or as long as it can be. */
export type TimeRefusal = { readonly code: "time_over" } | { readonly code: "time_at_maximum" };

/** Whether more time can still be asked for. */
export const isExtendable = ({ beganAt, expiresAt }: TimeLimit): boolean => expiresAt < beganAt + TIME_MAXIMUM_MS;

/** The end after more time was asked for: never earlier than it was, never after the maximum. What is over stays over. */
export function extendedEnd(limit: TimeLimit, now: Instant): Result<Instant, TimeRefusal> {
  if (now >= limit.expiresAt) return refuse({ code: "time_over" });
  if (!isExtendable(limit)) return refuse({ code: "time_at_maximum" });
  return accept(Math.max(limit.expiresAt, Math.min(now + MORE_TIME_MS, limit.beganAt + TIME_MAXIMUM_MS)));
}
