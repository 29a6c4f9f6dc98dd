import "server-only";
import { type Account, isGuarded } from "#lib/domain/account/account.ts";
import type { Instant } from "#lib/domain/result.ts";
import { portal } from "#lib/portal.ts";

/** The one thing about an account that needs care now, or that nothing does. */
export type Security =
  | { readonly kind: "safe" }
  | { readonly kind: "number_lost" }
  | { readonly kind: "change_under_way"; readonly caseNumber: string }
  | { readonly kind: "guarded"; readonly until: Instant }
  | { readonly kind: "capped"; readonly until: Instant };

/** Reads what the account's first line says; what needs care most comes first. */
export async function readSecurity(account: Account): Promise<Security> {
  const { clock, mobileChanges } = portal().ports;
  const now = clock.now();
  const open = await mobileChanges.findOpenCase(account.id);
  if (open !== null) return { kind: "change_under_way", caseNumber: open.number };
  if (!account.mobile.usable) return { kind: "number_lost" };
  if (isGuarded(account, now)) return { kind: "guarded", until: account.guardedUntil ?? now };
  return now < account.cappedUntil ? { kind: "capped", until: account.cappedUntil } : { kind: "safe" };
}
