import type { Instant } from "#lib/domain/result.ts";

/** How a key has done lately. */
export type ThrottleState = { readonly failures: number; readonly waitUntil: Instant | null };

/** Whether a try may be judged: it was counted, or it comes before its time. */
export type ThrottleAttempt =
  | { readonly admitted: true; readonly failures: number }
  | { readonly admitted: false; readonly waitUntil: Instant };

/** Counts failed tries under a key. The key is hashed before it is stored. Rules live in the domain. */
export type Throttle = {
  /** What is known about a key now; forgets failures older than a day. */
  read(key: string, now: Instant): Promise<ThrottleState>;
  /**
   * Counts one try before it is judged, by one statement, unless the key has to wait: however many tries come at once, no more are
   * admitted than the waits allow. `waitMs` says how long each count makes the next try wait.
   */
  attempt(key: string, now: Instant, waitMs: (failures: number) => number): Promise<ThrottleAttempt>;
  /** Forgets keys after a success. */
  clear(...keys: readonly string[]): Promise<void>;
};
