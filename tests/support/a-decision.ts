import type { Decision } from "#lib/domain/mobile-change/policy.ts";

/** A guarded change by password; override what the test is about. */
export function aDecision(changes: Partial<Decision> = {}): Decision {
  const flags = { newPassword: false, dailyNotice: false, contested: false, liftsFreeze: false, supersedes: false };
  return { row: "password", waitMs: 0, lengthenedBy: [], guarded: true, ...flags, ...changes };
}
