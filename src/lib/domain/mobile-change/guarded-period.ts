import { type Account, GUARDED_PERIOD_MS } from "../account/account.ts";
import type { Instant } from "../result.ts";

/**
 * Until when no second change of the number is allowed, or `null`: the guarded period, and the same time after any change of the
 * number, also one that did not start a guarded period (mobile-change, Policy, row "ordinary").
 */
export function secondChangeBarredUntil(
  account: Pick<Account, "guardedUntil" | "mobile">,
  now: Instant,
): Instant | null {
  const { changedAt } = account.mobile;
  const afterChange = changedAt === null ? 0 : changedAt + GUARDED_PERIOD_MS;
  const until = Math.max(account.guardedUntil ?? 0, afterChange);
  return now < until ? until : null;
}
