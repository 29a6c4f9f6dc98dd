import type { Instant } from "./result.ts";

/** One code message that was sent to the number for the purpose, and from which network it was asked. */
export type PastSend = { readonly network: string; readonly at: Instant };

/** How many code messages a number gets for one purpose within a sliding window. */
export type AllowanceWindow = { readonly lengthMs: number; readonly limit: number };

const HOUR_MS = 60 * 60 * 1000;

/** The day's window also says what "today" is: a network is new to a number when it sent it nothing within the last 24 h. */
export const DAY_WINDOW: AllowanceWindow = { lengthMs: 24 * HOUR_MS, limit: 10 };

/** The hour's window. */
export const HOUR_WINDOW: AllowanceWindow = { lengthMs: HOUR_MS, limit: 5 };

const WINDOWS = [HOUR_WINDOW, DAY_WINDOW];

/** How many repeat sends (by networks that sent the number something today) a window admits: half, so that the rest is kept for others. */
export const repeatLimit = (window: AllowanceWindow): number => Math.ceil(window.limit / 2);

/**
 * Whether one more code may be sent now (issue 2, §6: 5 an hour and 10 a day, half of each kept for networks that sent the number
 * nothing today). `sends` are those of one number and purpose, in any order; older ones than a day do not matter.
 */
export function isCodeAllowed(sends: readonly PastSend[], network: string, now: Instant): boolean {
  const today = sends.filter((send) => isWithin(DAY_WINDOW, send, now));
  const isRepeat = today.some((send) => send.network === network);
  return WINDOWS.every((window) => {
    const recent = today.filter((send) => isWithin(window, send, now));
    if (recent.length >= window.limit) return false;
    return !isRepeat || recent.filter((send) => isRepeatSend(send, today)).length < repeatLimit(window);
  });
}

/** In how many whole seconds, at the latest, the same request will be allowed if nothing else is sent; 0 when it is allowed now. */
export function secondsUntilAllowed(sends: readonly PastSend[], network: string, now: Instant): number {
  const moments = sends.flatMap((send) => WINDOWS.map((window) => send.at + window.lengthMs));
  const allowedAt = [now, ...moments.filter((moment) => moment > now)]
    .sort((one, other) => one - other)
    .find((moment) => isCodeAllowed(sends, network, moment));
  return Math.ceil(((allowedAt ?? now) - now) / 1000);
}

function isWithin(window: AllowanceWindow, send: PastSend, now: Instant): boolean {
  return send.at > now - window.lengthMs;
}

/** Sends of one network at the same instant count as one first and the rest repeats: the first in the list is the first. */
function isRepeatSend(send: PastSend, today: readonly PastSend[]): boolean {
  const first = today
    .filter((other) => other.network === send.network)
    .reduce((earliest, other) => (other.at < earliest.at ? other : earliest));
  return first !== send;
}
